"""The engine process: session, assembly, health, rings; no Qt, no asyncio."""
