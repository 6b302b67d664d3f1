import { isSuccess } from '../languages/c.ts';
import { cpp, cppFunctions, declareConstants, declareText, readEnvironment } from '../languages/cpp.ts';
import { type Code, code } from '../print/code.ts';
import { type Body, type FileContent, isFile, type Part } from '../wire/template.ts';
import {
  asksFileName,
  hasHeader,
  literalFileName,
  mayBeLarge,
  type Program,
  readsFiles,
  usesEnvironment,
} from './program.ts';
import { encodeWith, identifiers, type Target } from './target.ts';

const { text } = cpp;

export const cppLibcurl: Target = {
  id: 'cpp-libcurl',
  title: 'C++',
  language: cpp,
  library: { name: 'libcurl', link: 'https://curl.se/libcurl/c/', minimum: '7.84' },
  install: 'apt install g++ libcurl4-gnutls-dev',
  file: 'main.cpp',
  build: ['g++', '-std=c++17', '-Wall', '-Wextra', '-Werror', '-o', 'main', 'main.cpp', '-lcurl'],
  run: ['./main'],
  packages: ['g++', 'libcurl4-gnutls-dev'],
  versions: [
    ['g++', '--version'],
    ['curl-config', '--version'],
  ],
  limits: [],
  taken: identifiers(
    'input append environment json_escape percent_encode read_file add_part main name value otherwise text data length ' +
      'encoded escaped special letters character found unit byte path file bytes connect_timeout_seconds ' +
      'timeout_seconds handle curl lines line headers header login form part body answer reason result status ' +
      'succeeded output url error Owned T Free size_t CURL CURLcode curl_off_t curl_slist curl_mime curl_mimepart ' +
      'curl_header curl_free curl_easy_init curl_easy_cleanup curl_easy_setopt curl_easy_perform curl_easy_getinfo ' +
      'curl_easy_strerror curl_easy_escape curl_easy_nextheader curl_slist_append curl_slist_free_all ' +
      'curl_mime_init curl_mime_free curl_mime_addpart curl_mime_name curl_mime_data curl_mime_type curl_mime_filename',
  ),
  encoders: encodeWith(code`percent_encode`, code`json_escape`),
  print: (program) => {
    const encodesJson = program.encodes('json');
    const reads = readsFiles(program);
    return code`
      ${program.heading}

      #include <curl/curl.h>

      ${encodesJson ? code`#include <cstdio>` : undefined}
      #include <cstdlib>
      ${asksFileName(program) ? code`#include <filesystem>` : undefined}
      ${reads ? code`#include <fstream>` : undefined}
      #include <iostream>
      #include <memory>
      ${reads ? code`#include <sstream>` : undefined}
      #include <stdexcept>
      #include <string>

      ${declareConstants(program.constants)}
      const long connect_timeout_seconds = 10;
      const long timeout_seconds = 60;

      template <class T, auto Free>
      using Owned = std::unique_ptr<T, std::integral_constant<decltype(Free), Free>>;

      size_t append(char *data, size_t, size_t length, void *text) {
        static_cast<std::string *>(text)->append(data, length);
        return length;
      }

      ${usesEnvironment(program) ? cppFunctions.environment : undefined}
      ${program.encodes('segment', 'query', 'form') ? percentEncode : undefined}
      ${encodesJson ? cppFunctions.jsonEscape : undefined}
      ${reads ? cppFunctions.readFile : undefined}
      ${program.body?.kind === 'multipart' ? addPart : undefined}
      int main() try {
        ${readEnvironment(program.inputs)}
        Owned<CURL, curl_easy_cleanup> handle(curl_easy_init());
        CURL *curl = handle.get();
        if (!curl) throw std::runtime_error("libcurl cannot be used.");

        const std::string url = ${program.text(program.url)};
        curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
        curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
        ${verb(program)}

        ${headers(program)}
        ${program.basic && basic(program.basic, program)}
        ${program.body && body(program.body, program)}
        std::string answer;
        char reason[CURL_ERROR_SIZE] = "";
        curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, connect_timeout_seconds);
        curl_easy_setopt(curl, CURLOPT_TIMEOUT, timeout_seconds);
        curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, append);
        curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
        curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, reason);
        const CURLcode result = curl_easy_perform(curl);
        if (result != CURLE_OK) throw std::runtime_error(*reason ? reason : curl_easy_strerror(result));

        long status = 0;
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
        const bool succeeded = ${isSuccess(program.success)};
        std::ostream &output = succeeded ? std::cout : std::cerr;
        output << "Response Status Code = " << status << '\n';
        if (!succeeded) {
          output << "Response Header:\n";
          curl_header *header = nullptr;
          while ((header = curl_easy_nextheader(curl, CURLH_HEADER, -1, header))) {
            output << header->name << ": " << header->value << '\n';
          }
          output << "Response Body:\n";
        }
        output << answer;
        if (!answer.empty() && answer.back() != '\n') output << '\n';
        output << (succeeded ? "Success.\n" : "Failed.\n");
        return succeeded ? 0 : 1;
      } catch (const std::exception &error) {
        std::cerr << error.what() << "\nFailed.\n";
        return 1;
      }
    `;
  },
};

function verb({ method, body }: Program): Code {
  if (method === 'HEAD' && !body) return code`curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);`;
  return code`curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, ${text(method)});`;
}

function headers(program: Program): Code | undefined {
  const { body, headerText } = program;
  const lines = program.headers.map(({ name, value }) =>
    // A header without a value needs a semicolon, or libcurl would leave it out.
    value.join('') === '' ? text(`${name};`) : headerText([`${name}: `, ...value]),
  );
  // Else libcurl would add a type of its own.
  if (body && body.kind !== 'multipart' && !hasHeader(program, 'content-type'))
    lines.push(text('Content-Type:'));
  // Else libcurl would ask the server before it sends a large body.
  if (mayBeLarge(program)) lines.push(text('Expect:'));
  if (lines.length === 0) return undefined;
  return code`
    const std::string lines[] = {
        ${lines.map((line) => code`${line},`)}
    };
    Owned<curl_slist, curl_slist_free_all> headers(nullptr);
    for (const std::string &line : lines) {
      headers.reset(curl_slist_append(headers.release(), line.c_str()));
    }
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());

  `;
}

function basic({ user, password }: NonNullable<Program['basic']>, program: Program): Code {
  return code`
    const std::string login = ${program.text([...user, ':', ...password])};
    curl_easy_setopt(curl, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
    curl_easy_setopt(curl, CURLOPT_USERPWD, login.c_str());

  `;
}

function body(body: Body, program: Program): Code {
  if (body.kind === 'multipart') {
    return code`
      Owned<curl_mime, curl_mime_free> form(curl_mime_init(curl));
      ${readsFiles(program) ? code`curl_mimepart *part = nullptr;` : undefined}
      ${body.parts.map((part) => entry(part, program))}
      curl_easy_setopt(curl, CURLOPT_MIMEPOST, form.get());

    `;
  }
  const bytes =
    body.kind === 'text' ? program.longText(body.text) : code`read_file(${program.text(body.file.path)})`;
  return code`
    ${declareText(code`body`, bytes)}
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.data());

  `;
}

function entry(part: Part, program: Program): Code {
  const { name, content, contentType } = part;
  if (!isFile(content)) {
    const added = code`add_part(form.get(), ${program.text(name)}, ${program.text(content)})`;
    return contentType === undefined
      ? code`${added};`
      : code`curl_mime_type(${added}, ${text(contentType)});`;
  }
  return code`
    part = add_part(form.get(), ${program.text(name)}, read_file(${program.text(content.path)}));
    curl_mime_filename(part, ${fileName(content, program)});
    ${contentType === undefined ? undefined : code`curl_mime_type(part, ${text(contentType)});`}
  `;
}

function fileName(file: FileContent, program: Program): Code {
  const literal = literalFileName(file);
  return literal === undefined
    ? code`std::filesystem::path(${program.text(file.path)}).filename().c_str()`
    : text(literal);
}

const percentEncode = code`
  std::string percent_encode(const std::string &text) {
    Owned<char, curl_free> encoded(curl_easy_escape(nullptr, text.data(), static_cast<int>(text.size())));
    return encoded ? encoded.get() : "";
  }

`;

const addPart = code`
  curl_mimepart *add_part(curl_mime *form, const std::string &name, const std::string &bytes) {
    curl_mimepart *part = curl_mime_addpart(form);
    curl_mime_name(part, name.c_str());
    curl_mime_data(part, bytes.data(), bytes.size());
    return part;
  }

`;
