import { isSuccess } from '../languages/c.ts';
import { cpp, cppFunctions, declareConstants, declareText, readEnvironment } from '../languages/cpp.ts';
import { type Code, code } from '../print/code.ts';
import { type Body, type FileContent, isFile, type Part, type Text } from '../wire/template.ts';
import { asksFileName, hasTwins, literalFileName, literalText, type Program, readsFiles } from './program.ts';
import { encodeWith, identifiers, type Target } from './target.ts';

const { text } = cpp;

const strict = ['g++', '-std=c++17', '-Wall', '-Wextra', '-Werror'];

export const cppChilkat: Target = {
  id: 'cpp-chilkat',
  title: 'C++ Chilkat',
  language: cpp,
  library: { name: 'Chilkat', link: 'https://www.chilkatsoft.com/refdoc/vcCkHttpRef.html', minimum: '9.5.0' },
  install: 'unpack the C++ library from https://www.chilkatsoft.com/chilkatLinux.asp as ./chilkat',
  file: 'main.cpp',
  build: [
    ...strict,
    '-Ichilkat/include',
    '-o',
    'main',
    'main.cpp',
    '-Lchilkat/lib',
    '-lchilkat-9.5.0',
    '-lpthread',
    '-lresolv',
  ],
  run: ['./main'],
  packages: ['g++'],
  versions: [['g++', '--version']],
  limits: [
    {
      does: 'keeps the last header of a name',
      appliesTo: hasTwins,
      cases: { 'tag-a-page-twice': [{ where: 'header x-tag', arrived: 'first' }] },
      source:
        'https://www.chilkatsoft.com/refdoc/vcCkHttpRequestRef.html#AddHeader: a header of the same name is replaced.',
      tried: 'CkHttp::SetRequestHeader, of which the vendor says the same.',
    },
  ],
  standIn: {
    library: 'chilkat',
    why: 'Chilkat is sold by its vendor and is not in Debian; this repository may not pass it on.',
    folder: 'test/stand-in/chilkat',
    build: [...strict, '-I.', '-o', 'main', 'main.cpp', 'chilkat.cpp', '-lcurl'],
    packages: ['libcurl4-gnutls-dev'],
    environment: { CHILKAT_UNLOCK_CODE: 'any code unlocks the stand-in' },
  },
  taken: identifiers(
    'input environment json_escape percent_encode read_file main name value otherwise text encoded escaped special letters ' +
      'character found unit byte hexadecimal file bytes Deadline AbortCheck abort end connect_timeout_seconds ' +
      'timeout_seconds unlock_code global url pattern address secure port path request deadline http response ' +
      'status succeeded output body error size_t CkGlobal CkHttp CkHttpRequest CkHttpResponse CkByteData ' +
      'CkHttpProgress',
  ),
  encoders: encodeWith(code`percent_encode`, code`json_escape`),
  print: (program) => code`
    ${program.heading}

    #include <CkByteData.h>
    #include <CkGlobal.h>
    #include <CkHttp.h>
    #include <CkHttpProgress.h>
    #include <CkHttpRequest.h>
    #include <CkHttpResponse.h>

    ${program.encodes('segment', 'query', 'form') ? code`#include <cctype>` : undefined}
    #include <chrono>
    ${program.encodes('json') ? code`#include <cstdio>` : undefined}
    #include <cstdlib>
    ${asksFileName(program) ? code`#include <filesystem>` : undefined}
    #include <iostream>
    #include <memory>
    #include <regex>
    #include <stdexcept>
    #include <string>

    ${declareConstants(program.constants)}
    const int connect_timeout_seconds = 10;
    const int timeout_seconds = 60;

    // Ends a request that takes too long as a whole; ReadTimeout is for each wait.
    class Deadline : public CkHttpProgress {
     public:
      void AbortCheck(bool *abort) override { *abort = std::chrono::steady_clock::now() > end; }

     private:
      const std::chrono::steady_clock::time_point end = std::chrono::steady_clock::now() + std::chrono::seconds(timeout_seconds);
    };

    ${cppFunctions.environment}
    ${program.encodes('segment', 'query', 'form') ? percentEncode : undefined}
    ${program.encodes('json') ? cppFunctions.jsonEscape : undefined}
    ${readsFiles(program) ? readFile : undefined}
    int main() try {
      ${readEnvironment(program.inputs)}
      const std::string unlock_code = environment("CHILKAT_UNLOCK_CODE", "");

      CkGlobal global;
      global.put_DefaultUtf8(true);
      if (unlock_code.empty()) {
        std::cerr << "CHILKAT_UNLOCK_CODE is not set: Chilkat runs in its 30-day trial mode.\n";
      }
      if (!global.UnlockBundle(unlock_code.empty() ? "Trial" : unlock_code.c_str())) {
        throw std::runtime_error(global.lastErrorText());
      }

      const std::string url = ${program.text(program.url)};
      const std::regex pattern("(https?)://(\\[[^\\]]*\\]|[^/?:]*)(?::([0-9]{1,5}))?(.*)", std::regex::icase);
      std::smatch address;
      if (!std::regex_match(url, address, pattern)) throw std::runtime_error(url + " is no address.");
      const bool secure = address.length(1) == 5;
      const int port = address.length(3) > 0 ? std::stoi(address.str(3)) : (secure ? 443 : 80);
      const std::string path = (address.str(4).rfind('/', 0) == 0 ? "" : "/") + address.str(4);

      CkHttpRequest request;
      request.put_HttpVerb(${text(program.method)});
      request.put_Path(path.c_str());
      request.put_Charset("utf-8");
      request.put_ContentType(${contentType(program)});
      ${headers(program)}
      ${program.body && requestBody(program.body, program)}

      Deadline deadline;
      CkHttp http;
      http.put_EventCallbackObject(&deadline);
      http.put_HeartbeatMs(100);
      http.put_ConnectTimeout(connect_timeout_seconds);
      http.put_ReadTimeout(timeout_seconds);
      http.put_FollowRedirects(false);
      http.put_AllowHeaderFolding(false);
      http.put_RequireSslCertVerify(true);
      ${program.basic && basic(program.basic, program)}
      const std::unique_ptr<CkHttpResponse> response(http.SynchronousRequest(address.str(2).c_str(), port, secure, request));
      if (!response) throw std::runtime_error(http.lastErrorText());

      const int status = response->get_StatusCode();
      const bool succeeded = ${isSuccess(program.success)};
      std::ostream &output = succeeded ? std::cout : std::cerr;
      output << "Response Status Code = " << status << '\n';
      if (!succeeded) {
        output << "Response Header:\n";
        output << response->header() << '\n';
        output << "Response Body:\n";
      }
      CkByteData body;
      response->get_Body(body);
      output.write(reinterpret_cast<const char *>(body.getData()), static_cast<std::streamsize>(body.getSize()));
      if (body.getSize() > 0 && body.getByte(body.getSize() - 1) != '\n') output << '\n';
      output << (succeeded ? "Success.\n" : "Failed.\n");
      return succeeded ? 0 : 1;
    } catch (const std::exception &error) {
      std::cerr << error.what() << "\nFailed.\n";
      return 1;
    }
  `,
};

/** A text for a parameter that is `const char *`. */
function pointer(value: Text, program: Program, as: 'text' | 'headerText' = 'text'): Code {
  const expression = program[as](value);
  const fixed = literalText(value);
  if (fixed !== undefined && !fixed.includes('\0')) return expression;
  return value.length === 1 ? code`${expression}.c_str()` : code`(${expression}).c_str()`;
}

/** The content type has a property of its own; empty, no such header is sent. */
function contentType(program: Program): Code {
  if (program.body?.kind === 'multipart') return text('multipart/form-data');
  const own = program.headers.find(({ name }) => name.toLowerCase() === 'content-type');
  return own ? pointer(own.value, program, 'headerText') : text('');
}

function headers(program: Program): readonly Code[] {
  return program.headers
    .filter(({ name }) => name.toLowerCase() !== 'content-type')
    .map(
      ({ name, value }) => code`request.AddHeader(${text(name)}, ${pointer(value, program, 'headerText')});`,
    );
}

function basic({ user, password }: NonNullable<Program['basic']>, program: Program): Code {
  return code`
    http.put_BasicAuth(true);
    http.put_Login(${pointer(user, program)});
    http.put_Password(${pointer(password, program)});
  `;
}

function requestBody(body: Body, program: Program): Code {
  switch (body.kind) {
    case 'text':
      return code`
        ${declareText(code`text`, program.longText(body.text))}
        CkByteData bytes;
        bytes.append2(text.data(), text.size());
        request.LoadBodyFromBytes(bytes);
      `;
    case 'file':
      return code`
        CkByteData bytes = read_file(${program.text(body.file.path)});
        request.LoadBodyFromBytes(bytes);
      `;
    case 'multipart':
      return code`${body.parts.map((part) => entry(part, program))}`;
  }
}

function entry({ name, content, contentType = '' }: Part, program: Program): Code {
  const key = pointer(name, program);
  if (!isFile(content)) {
    const value = pointer(content, program);
    if (contentType === '') return code`request.AddParam(${key}, ${value});`;
    return code`request.AddStringForUpload2(${key}, "", ${value}, "utf-8", ${text(contentType)});`;
  }
  return code`
    {
      CkByteData bytes = read_file(${program.text(content.path)});
      request.AddBytesForUpload2(${key}, ${fileName(content, program)}, bytes, ${text(contentType)});
    }
  `;
}

function fileName(file: FileContent, program: Program): Code {
  const literal = literalFileName(file);
  return literal === undefined
    ? code`std::filesystem::path(${program.text(file.path)}).filename().c_str()`
    : text(literal);
}

const percentEncode = code`
  // Every byte but the unreserved characters of RFC 3986, section 2.3.
  std::string percent_encode(const std::string &text) {
    const char *hexadecimal = "0123456789ABCDEF";
    std::string encoded;
    for (const unsigned char byte : text) {
      if (std::isalnum(byte) || byte == '-' || byte == '.' || byte == '_' || byte == '~') {
        encoded += static_cast<char>(byte);
      } else {
        encoded += {'%', hexadecimal[byte >> 4], hexadecimal[byte & 15]};
      }
    }
    return encoded;
  }

`;

const readFile = code`
  CkByteData read_file(const std::string &path) {
    CkByteData bytes;
    if (!bytes.loadFile(path.c_str())) throw std::runtime_error("Cannot read " + path + ".");
    return bytes;
  }

`;
