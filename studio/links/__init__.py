"""Link processes: one package a process. asyncio lives only here, and nothing here runs a show."""
