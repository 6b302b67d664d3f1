-- Ask a hostile address
-- Install: apt install lua5.4 lua-socket lua-sec   (LuaSocket 3.0 or newer)
-- Run:     LAST_ONE=... lua5.4 main.lua

local http = require("socket.http")
local ltn12 = require("ltn12")
local socket = require("socket")
local ssl = require("ssl")

local input = {
  -- The base URL, with its scheme.
  base_url = "https://api.addresses.example",
  value = '"); system("touch canary"); // \' `touch canary` $(touch canary) #{`touch canary`} @{[ 1 ]} \\u0022 ??/ ?> %s\n\u{2028}� \\',
  last_one = os.getenv("LAST_ONE") or "",
}
if input.last_one == "" then
  io.stderr:write("Set LAST_ONE to the value of last one.\n")
  os.exit(2)
end

local usual_ports = { http = 80, https = 443 }
local authorities = "/etc/ssl/certs/ca-certificates.crt"
local connect_timeout_seconds = 10
local timeout_seconds = 60
local deadline = socket.gettime() + timeout_seconds

local function percent_encode(text)
  return (text:gsub("[^A-Za-z0-9._~-]", function(character)
    return ("%%%02X"):format(character:byte())
  end))
end

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
  local url = input.base_url .. "/-o/[1-3]/%7Ba,b%7D/$(touch%20canary)/%23%7B1%7D/%s%n/" .. percent_encode(input.value) .. "/" .. percent_encode(input.last_one) .. "?-d=@/etc/hostname&[1-3]={a,b}&q=%22;%20touch%20canary;%20%27&r=${HOME}%20`id`%20%23{`id`}%20@{[1]}%20%n%s%20\\&*/=?%3E%20%3C?php&=--"
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
  local head = {
    "GET " .. target .. " HTTP/1.1",
    "Host: " .. authority,
    "User-Agent: " .. http.USERAGENT,
    "Connection: close",
  }

  http.TIMEOUT = connect_timeout_seconds
  local connection = http.open(host, port, socket.tcp)
  connection.c = scheme:lower() == "https" and secure(connection.c, host) or limited(connection.c)
  connection.try(connection.c:send(table.concat(head, "\r\n") .. "\r\n\r\n"))

  local status, headers
  repeat
    status = connection:receivestatusline() or error("This is no answer of HTTP.", 0)
    headers = connection:receiveheaders()
  until status >= 200
  local sink, answer = ltn12.sink.table()
  if status ~= 204 and status ~= 304 then
    connection:receivebody(headers, sink)
  end
  connection:close()
  return status, headers, table.concat(answer)
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

local succeeded = status == 200
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
