import { c, cFunctions, cTexts, declareConstants, isSuccess, readEnvironment } from '../languages/c.ts';
import { type Code, code } from '../print/code.ts';
import { type Body, type FileContent, isFile, joinLiterals, type Part, textsOf } from '../wire/template.ts';
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

const { text } = c;

export const cLibcurl: Target = {
  id: 'c-libcurl',
  title: 'C',
  language: c,
  library: { name: 'libcurl', link: 'https://curl.se/libcurl/c/', minimum: '7.84' },
  install: 'apt install gcc libcurl4-gnutls-dev',
  file: 'main.c',
  build: ['gcc', '-std=c11', '-Wall', '-Wextra', '-Werror', '-o', 'main', 'main.c', '-lcurl'],
  run: ['./main'],
  packages: ['gcc', 'libcurl4-gnutls-dev'],
  versions: [
    ['gcc', '--version'],
    ['curl-config', '--version'],
  ],
  limits: [],
  taken: identifiers(
    'text data length literal next bytes blocks block curl headers form part answer append unused size count longer ' +
      'free_all fail reason detail environment name value otherwise allocate join texts end json_escape special ' +
      'letters escaped index character found read_file path file room failed percent_encode encoded add_header line ' +
      'add_part file_name slash connect_timeout_seconds timeout_seconds url login body result status succeeded ' +
      'output header TEXT JOIN FILE NULL size_t getenv strlen strchr strrchr memcpy malloc realloc free exit fopen ' +
      'fread ferror fclose fputs fputc fputs fprintf fwrite sprintf CURL CURLcode curl_off_t curl_slist curl_mime ' +
      'curl_mimepart curl_header curl_free curl_easy_init curl_easy_cleanup curl_global_cleanup curl_easy_setopt ' +
      'curl_easy_perform curl_easy_getinfo curl_easy_strerror curl_easy_escape curl_easy_nextheader ' +
      'curl_slist_append curl_slist_free_all curl_mime_init curl_mime_free curl_mime_addpart curl_mime_name ' +
      'curl_mime_data curl_mime_type curl_mime_filename include define',
  ),
  encoders: encodeWith(code`percent_encode`, code`json_escape`),
  print: (program) => {
    const allocates = makesTexts(program);
    const hasForm = program.body?.kind === 'multipart';
    const lines = headerLines(program);
    return code`
      ${program.heading}

      #include <curl/curl.h>
      #include <stdbool.h>
      #include <stdio.h>
      #include <stdlib.h>
      #include <string.h>

      ${declareConstants(program.constants)}
      static const long connect_timeout_seconds = 10;
      static const long timeout_seconds = 60;

      ${cTexts}
      ${allocates ? block : undefined}
      // What is to be freed, however the program ends.
      static CURL *curl;
      ${lines.length > 0 ? code`static struct curl_slist *headers;` : undefined}
      ${hasForm ? code`static curl_mime *form;` : undefined}
      ${allocates ? code`static struct block *blocks;` : undefined}
      static struct {
        char *data;
        size_t length;
      } answer;

      ${functions(program, lines.length > 0)}
      static size_t append(char *data, size_t size, size_t count, void *unused) {
        (void)unused;
        char *longer = realloc(answer.data, answer.length + size * count + 1);
        if (!longer) return 0;
        memcpy(longer + answer.length, data, size * count);
        answer.data = longer;
        answer.length += size * count;
        return size * count;
      }

      int main(void) {
        ${readEnvironment(program.inputs)}
        curl = curl_easy_init();
        if (!curl) fail("libcurl cannot be used.", "");

        const struct text url = ${program.text(program.url)};
        curl_easy_setopt(curl, CURLOPT_URL, url.data);
        curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
        ${verb(program)}

        ${lines.length > 0 ? headers(lines) : undefined}
        ${program.basic && basic(program.basic, program)}
        ${program.body && body(program.body, program)}
        char reason[CURL_ERROR_SIZE] = "";
        curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, connect_timeout_seconds);
        curl_easy_setopt(curl, CURLOPT_TIMEOUT, timeout_seconds);
        curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, append);
        curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, reason);
        const CURLcode result = curl_easy_perform(curl);
        if (result != CURLE_OK) fail(*reason ? reason : curl_easy_strerror(result), "");

        long status = 0;
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
        const bool succeeded = ${isSuccess(program.success)};
        FILE *output = succeeded ? stdout : stderr;
        fprintf(output, "Response Status Code = %ld\n", status);
        if (!succeeded) {
          fputs("Response Header:\n", output);
          struct curl_header *header = NULL;
          while ((header = curl_easy_nextheader(curl, CURLH_HEADER, -1, header))) {
            fprintf(output, "%s: %s\n", header->name, header->value);
          }
          fputs("Response Body:\n", output);
        }
        if (answer.length > 0) {
          fwrite(answer.data, 1, answer.length, output);
          if (answer.data[answer.length - 1] != '\n') fputc('\n', output);
        }
        fputs(succeeded ? "Success.\n" : "Failed.\n", output);
        free_all();
        return succeeded ? 0 : 1;
      }
    `;
  },
};

/** The functions before `append`, each where something calls it. */
function functions(program: Program, hasHeaders: boolean): Code {
  const encodesPercent = program.encodes('segment', 'query', 'form');
  const hasForm = program.body?.kind === 'multipart';
  return code`
    static void free_all(void) {
      ${hasForm ? code`curl_mime_free(form);` : undefined}
      ${hasHeaders ? code`curl_slist_free_all(headers);` : undefined}
      curl_easy_cleanup(curl);
      curl_global_cleanup();
      free(answer.data);
      ${makesTexts(program) ? freeBlocks : undefined}
    }

    static _Noreturn void fail(const char *reason, const char *detail) {
      fprintf(stderr, "%s%s\nFailed.\n", reason, detail);
      free_all();
      exit(1);
    }

    ${usesEnvironment(program) ? cFunctions.environment : undefined}
    ${makesTexts(program) ? cFunctions.allocate : undefined}
    ${joinsTexts(program) ? cFunctions.join : undefined}
    ${encodesPercent ? percentEncode : undefined}
    ${textFunctions(program)}
    ${hasHeaders ? addHeader : undefined}
    ${hasForm ? addPart : undefined}
    ${asksFileName(program) ? fileNameOf : undefined}
  `;
}

function textFunctions(program: Program): readonly Code[] {
  return [
    ...(program.encodes('json') ? [cFunctions.jsonEscape] : []),
    ...(readsFiles(program) ? [cFunctions.readFile] : []),
  ];
}

/** Whether the program makes texts as it runs. */
function makesTexts(program: Program): boolean {
  return joinsTexts(program) || program.encodes('segment', 'query', 'form', 'json') || readsFiles(program);
}

/** Whether a text of the program is made of several. */
function joinsTexts(program: Program): boolean {
  const { headers, basic } = program;
  // The name of a header, and the colon of a login, stand before what is asked.
  const beside = [
    ...headers.map(({ value }) => value),
    ...(basic ? [[...basic.user, ...basic.password]] : []),
  ];
  return (
    textsOf(program).some((text) => joinLiterals(text).length > 1) ||
    beside.flat().some((piece) => typeof piece !== 'string')
  );
}

function verb({ method, body }: Program): Code {
  if (method === 'HEAD' && !body) return code`curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);`;
  return code`curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, ${text(method)});`;
}

function headerLines(program: Program): readonly Code[] {
  const { body, headerText } = program;
  const lines = program.headers.map(({ name, value }) =>
    // A header without a value needs a semicolon, or libcurl would leave it out.
    headerText(value.join('') === '' ? [`${name};`] : [`${name}: `, ...value]),
  );
  // Else libcurl would add a type of its own.
  if (body && body.kind !== 'multipart' && !hasHeader(program, 'content-type'))
    lines.push(headerText(['Content-Type:']));
  // Else libcurl would ask the server before it sends a large body.
  if (mayBeLarge(program)) lines.push(headerText(['Expect:']));
  return lines;
}

function headers(lines: readonly Code[]): Code {
  return code`
    ${lines.map((line) => code`add_header(${line});`)}
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);

  `;
}

function basic({ user, password }: NonNullable<Program['basic']>, program: Program): Code {
  return code`
    const struct text login = ${program.text([...user, ':', ...password])};
    curl_easy_setopt(curl, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
    curl_easy_setopt(curl, CURLOPT_USERPWD, login.data);

  `;
}

function body(body: Body, program: Program): Code {
  if (body.kind === 'multipart') {
    return code`
      form = curl_mime_init(curl);
      ${readsFiles(program) ? code`curl_mimepart *part = NULL;` : undefined}
      ${body.parts.map((part) => entry(part, program))}
      curl_easy_setopt(curl, CURLOPT_MIMEPOST, form);

    `;
  }
  const bytes =
    body.kind === 'text' ? program.longText(body.text) : code`read_file(${program.text(body.file.path)})`;
  return code`
    const struct text body = ${bytes};
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)body.length);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.data);

  `;
}

function entry(part: Part, program: Program): Code {
  const { name, content, contentType } = part;
  if (!isFile(content)) {
    const added = code`add_part(${program.text(name)}, ${program.text(content)})`;
    return contentType === undefined
      ? code`${added};`
      : code`curl_mime_type(${added}, ${text(contentType)});`;
  }
  return code`
    part = add_part(${program.text(name)}, read_file(${program.text(content.path)}));
    curl_mime_filename(part, ${fileName(content, program)});
    ${contentType === undefined ? undefined : code`curl_mime_type(part, ${text(contentType)});`}
  `;
}

function fileName(file: FileContent, program: Program): Code {
  const literal = literalFileName(file);
  return literal === undefined ? code`file_name(${program.text(file.path)})` : text(literal);
}

const block = code`
  struct block {
    struct block *next;
    char bytes[];
  };

`;

const freeBlocks = code`
  while (blocks) {
    struct block *next = blocks->next;
    free(blocks);
    blocks = next;
  }
`;

const percentEncode = code`
  static struct text percent_encode(struct text text) {
    char *encoded = curl_easy_escape(NULL, text.data, (int)text.length);
    if (!encoded) fail("Out of memory.", "");
    const size_t length = strlen(encoded);
    const char *bytes = memcpy(allocate(length), encoded, length);
    curl_free(encoded);
    return (struct text){bytes, length};
  }

`;

const addHeader = code`
  static void add_header(struct text line) {
    struct curl_slist *longer = curl_slist_append(headers, line.data);
    if (!longer) fail("Out of memory.", "");
    headers = longer;
  }

`;

const addPart = code`
  static curl_mimepart *add_part(struct text name, struct text bytes) {
    curl_mimepart *part = curl_mime_addpart(form);
    curl_mime_name(part, name.data);
    curl_mime_data(part, bytes.data, bytes.length);
    return part;
  }

`;

const fileNameOf = code`
  static const char *file_name(struct text path) {
    const char *slash = strrchr(path.data, '/');
    return slash ? slash + 1 : path.data;
  }

`;
