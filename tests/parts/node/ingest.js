// node-media-server on this machine alone: node ingest.js PORT [TLS_PORT CERTIFICATE KEY]
const net = require("net");

// The server names no address to listen on, which would be every one.
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (port, ...rest) {
  return listen.call(this, port, "127.0.0.1", ...rest);
};

const NodeMediaServer = require("node-media-server");
const [port, tlsPort, cert, key] = process.argv.slice(2);
const ssl = tlsPort ? { port: Number(tlsPort), cert, key } : undefined;
new NodeMediaServer({
  logType: 1,
  rtmp: { port: Number(port), chunk_size: 4096, gop_cache: true, ping: 30, ping_timeout: 60, ssl },
}).run();
