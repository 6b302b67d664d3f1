import { createServer } from 'node:http';

/** The least that a server with a log is: what others are measured against. Its log is written every 50 ms. */
const [port = '', body = ''] = process.argv.slice(2);
const bytes = Buffer.from(body);
let lines: string[] = [];
setInterval(() => {
  if (lines.length > 0) process.stderr.write(lines.join(''));
  lines = [];
}, 50);

createServer((request, response) => {
  response.writeHead(200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': bytes.length,
  });
  response.end(bytes);
  lines.push(`200 ${request.method} ${request.url}\n`);
}).listen(Number(port), '127.0.0.1');
