import { declareInputs, isSuccess, lua, luaFunctions, readInput } from '../languages/lua.ts';
import { type Code, code, join } from '../print/code.ts';
import { type Body, type FileContent, type Header, isFile, type Part } from '../wire/template.ts';
import { asksFileName, hasHeader, literalFileName, type Program, readsFiles } from './program.ts';
import { encodeWith, type Target } from './target.ts';

const { text } = lua;

export const luaSocket: Target = {
  id: 'lua-socket',
  title: 'Lua',
  language: lua,
  library: {
    name: 'LuaSocket',
    link: 'https://lunarmodules.github.io/luasocket/',
    minimum: '3.0',
  },
  install: 'apt install lua5.4 lua-socket lua-sec',
  file: 'main.lua',
  run: ['lua5.4', 'main.lua'],
  packages: ['lua5.4', 'lua-socket', 'lua-sec'],
  versions: [
    ['lua5.4', '-v'],
    ['lua5.4', '-e', 'print(require("socket")._VERSION)'],
    ['lua5.4', '-e', 'print("LuaSec " .. require("ssl")._VERSION)'],
  ],
  limits: [],
  // Inputs are fields of a table, where nothing else is.
  taken: new Set(),
  encoders: encodeWith(code`percent_encode`, code`json_escape`, ({ identifier }) => readInput(identifier)),
  print: (program) => code`
    ${program.heading}

    local http = require("socket.http")
    ${program.method === 'HEAD' ? undefined : code`local ltn12 = require("ltn12")`}
    ${program.basic && code`local mime = require("mime")`}
    local socket = require("socket")
    local ssl = require("ssl")

    ${declareInputs(program)}
    local usual_ports = { http = 80, https = 443 }
    local authorities = "/etc/ssl/certs/ca-certificates.crt"
    local connect_timeout_seconds = 10
    local timeout_seconds = 60
    local deadline = socket.gettime() + timeout_seconds

    ${functions(program)}
    -- LuaSocket limits each call, not the whole of them.
    local function limited(connection)
      return setmetatable({}, {
        __index = function(_, name)
          return function(_, ...)
            connection:settimeout(math.max(deadline - socket.gettime(), 0), "t")
            return connection[name](connection, ...)
          end
        end,
      })
    end

    -- LuaSec verifies who signed a certificate, not whose it is (RFC 9525, section 6).
    local function is_for(host, certificate)
      local names = certificate:extensions()["2.5.29.17"] or {}
      local parent = host:match("^[^.]+(%.[^.]+%..+)$")
      for _, name in ipairs(names.dNSName or {}) do
        name = name:lower()
        if name == host or (parent and name == "*" .. parent) then
          return true
        end
      end
      for _, address in ipairs(names.iPAddress or {}) do
        if address == host then
          return true
        end
      end
      return false
    end

    local function secure(connection, host)
      local secured = limited(socket.try(ssl.wrap(connection, {
        mode = "client",
        protocol = "any",
        options = { "all", "no_sslv3", "no_tlsv1", "no_tlsv1_1" },
        verify = "peer",
        cafile = authorities,
      })))
      -- A bare address is no server name (RFC 6066, section 3).
      if not host:find("^[%d.]+$") and not host:find(":") then
        secured:sni(host)
      end
      socket.try(secured:dohandshake())
      if not is_for(host, secured:getpeercertificate()) then
        error("The certificate is not for " .. host .. ".", 0)
      end
      return secured
    end

    local function exchange()
      local url = ${program.text(program.url)}
      local scheme, authority, target = url:match("^(%a+)://([^/?#%s]+)([^#%s]*)$")
      local usual_port = scheme and usual_ports[scheme:lower()]
      if not usual_port then
        error("This is no address with a scheme and a host: " .. url, 0)
      end
      if target:sub(1, 1) ~= "/" then
        target = "/" .. target
      end
      local host = authority:gsub(":%d*$", ""):gsub("[%[%]]", ""):lower()
      local port = authority:match(":(%d+)$") or usual_port
      ${program.body && body(program.body, program)}
      local head = {
        ${head(program)}
      }

      http.TIMEOUT = connect_timeout_seconds
      local connection = http.open(host, port, socket.tcp)
      connection.c = scheme:lower() == "https" and secure(connection.c, host) or limited(connection.c)
      connection.try(connection.c:send(table.concat(head, "\r\n") .. "\r\n\r\n"${program.body && code` .. body`}))

      local status, headers
      repeat
        status = connection:receivestatusline() or error("This is no answer of HTTP.", 0)
        headers = connection:receiveheaders()
      until status >= 200
      ${program.method === 'HEAD' ? undefined : receiveBody}
      connection:close()
      return status, headers, ${program.method === 'HEAD' ? code`""` : code`table.concat(answer)`}
    end

    local done, status, headers, answer = pcall(exchange)
    if not done then
      -- LuaSocket throws its reason in a table.
      local reason = type(status) == "table" and status[1] or status
      if socket.gettime() > deadline then
        reason = "No whole answer within " .. timeout_seconds .. " seconds."
      end
      io.stderr:write((tostring(reason):gsub("%s+", " ")), "\nFailed.\n")
      os.exit(1)
    end

    local succeeded = ${isSuccess(program.success)}
    local output = succeeded and io.stdout or io.stderr
    output:write("Response Status Code = ", status, "\n")
    if not succeeded then
      local names = {}
      for name in pairs(headers) do
        table.insert(names, name)
      end
      table.sort(names)
      output:write("Response Header:\n")
      for _, name in ipairs(names) do
        output:write(name, ": ", headers[name], "\n")
      end
      output:write("Response Body:\n")
    end
    output:write(answer)
    if answer:find("[^\n]$") then
      output:write("\n")
    end
    output:write(succeeded and "Success.\n" or "Failed.\n")
    os.exit(succeeded)
  `,
};

function functions(program: Program): readonly Code[] {
  const wanted: readonly (readonly [boolean, Code])[] = [
    [program.encodes('segment', 'query', 'form'), luaFunctions.percentEncode],
    [program.encodes('json'), luaFunctions.jsonEscape],
    [program.headers.some(isAsked(program)), headerFunction],
    [readsFiles(program), readFile],
    [asksFileName(program), fileNameOf],
    [program.body?.kind === 'multipart', formPart],
  ];
  return wanted.flatMap(([isWanted, text]) => (isWanted ? [text] : []));
}

/** The lines above the body; the library's own writer takes a table of headers, which has no order and no twins. */
function head(program: Program): readonly Code[] {
  const own = (name: string, line: Code) => (hasHeader(program, name) ? [] : [line]);
  return [
    code`${text(`${program.method} `)} .. target .. " HTTP/1.1",`,
    ...own('host', code`"Host: " .. authority,`),
    ...own('user-agent', code`"User-Agent: " .. http.USERAGENT,`),
    ...own('connection', code`"Connection: close",`),
    ...program.headers.map((header) => headerLine(header, program)),
    ...(program.basic ? [basic(program.basic, program)] : []),
    ...(program.body?.kind === 'multipart' && !hasHeader(program, 'content-type')
      ? [code`"Content-Type: multipart/form-data; boundary=" .. boundary,`]
      : []),
    ...length(program),
  ];
}

/** What is known stands there in its bytes; the rest the program makes into them. */
function headerLine({ name, value }: Header, program: Program): Code {
  const line = [`${name}: `, ...value];
  return isAsked(program)({ value })
    ? code`header(${program.text(line)}),`
    : code`${program.headerText(line)},`;
}

/** Whether the value of a header has a part that the program learns when it runs. */
function isAsked({ known }: Program): (header: Pick<Header, 'value'>) => boolean {
  return ({ value }) => known(value) === undefined;
}

function basic({ user, password }: NonNullable<Program['basic']>, program: Program): Code {
  return code`"Authorization: Basic " .. mime.b64(${program.text([...user, ':', ...password])}),`;
}

/** Methods whose meaning includes a body say that there is none (RFC 9110, section 8.6). */
function length({ body, method }: Program): readonly Code[] {
  if (body) return [code`"Content-Length: " .. #body,`];
  return ['POST', 'PUT', 'PATCH'].includes(method) ? [code`"Content-Length: 0",`] : [];
}

function body(body: Body, program: Program): Code {
  switch (body.kind) {
    case 'text':
      return code`local body = ${program.longText(body.text)}`;
    case 'file':
      return code`local body = read_file(${program.text(body.file.path)})`;
    case 'multipart':
      return code`
        local boundary = ("form-%016x%016x"):format(math.random(0), math.random(0))
        local parts = {
          ${body.parts.map((part) => entry(part, program))}
        }
        for index, part in ipairs(parts) do
          parts[index] = "--" .. boundary .. "\r\n" .. part .. "\r\n"
        end
        local body = table.concat(parts) .. "--" .. boundary .. "--\r\n"
      `;
  }
}

/** Name, bytes, and where there are such: type, file name. */
function entry({ name, content, contentType }: Part, program: Program): Code {
  const type = contentType === undefined ? code`nil` : text(contentType);
  const items = isFile(content)
    ? [code`read_file(${program.text(content.path)})`, type, fileName(content, program)]
    : [program.text(content), ...(contentType === undefined ? [] : [type])];
  return code`form_part(${join([program.text(name), ...items], code`, `)}),`;
}

function fileName(file: FileContent, program: Program): Code {
  const literal = literalFileName(file);
  return literal === undefined ? code`base_name(${program.text(file.path)})` : text(literal);
}

const receiveBody = code`
  local sink, answer = ltn12.sink.table()
  if status ~= 204 and status ~= 304 then
    connection:receivebody(headers, sink)
  end
`;

const headerFunction = code`
  -- A header has one byte for each character (RFC 9110, section 5.5), and no line break.
  local function header(line)
    assert(not line:find("[\r\n]"), "A header has a line break.")
    return (line:gsub("[\xc2-\xf4][\x80-\xbf]+", function(character)
      local value = utf8.codepoint(character)
      assert(value < 256, "A header cannot hold " .. character .. ".")
      return string.char(value)
    end))
  end

`;

const readFile = code`
  local function read_file(path)
    local file <close> = assert(io.open(path, "rb"))
    return assert(file:read("a"))
  end

`;

const fileNameOf = code`
  local function base_name(path)
    return path:match("[^/]*$")
  end

`;

const formPart = code`
  -- One part of a form; names are escaped as browsers do.
  local function form_part(name, bytes, content_type, file_name)
    local escapes = { ['"'] = "%22", ["\r"] = "%0D", ["\n"] = "%0A" }
    local head = 'Content-Disposition: form-data; name="' .. name:gsub('["\r\n]', escapes) .. '"'
    if file_name then
      head = head .. '; filename="' .. file_name:gsub('["\r\n]', escapes) .. '"'
    end
    if content_type then
      head = head .. "\r\nContent-Type: " .. content_type
    end
    return head .. "\r\n\r\n" .. bytes
  end

`;
