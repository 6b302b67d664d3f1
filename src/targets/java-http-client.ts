import { declareInputs, isSuccess, java, javaColumns, javaFunctions } from '../languages/java.ts';
import { columns } from '../print/arrange.ts';
import { type Code, code, join } from '../print/code.ts';
import {
  type Body,
  type FileContent,
  type Header,
  isFile,
  type Part,
  type WireTemplate,
} from '../wire/template.ts';
import { exampleAddress, hasHeader, literalFileName, type Program, readsFiles } from './program.ts';
import { encodeWith, identifiers, type Target } from './target.ts';

const { text } = java;

export const javaHttpClient: Target = {
  id: 'java-http-client',
  title: 'Java',
  language: java,
  library: {
    name: 'java.net.http of Java',
    link: 'https://docs.oracle.com/en/java/javase/17/docs/api/java.net.http/module-summary.html',
    minimum: '17',
  },
  install: 'apt install openjdk-17-jdk-headless',
  file: 'Main.java',
  build: ['javac', '-encoding', 'UTF-8', '-Xlint:all', '-Werror', 'Main.java'],
  run: ['java', 'Main'],
  packages: ['openjdk-17-jdk-headless'],
  versions: [['java', '--version']],
  limits: [
    {
      does: 'writes headers in US-ASCII, with a question mark for each other character',
      appliesTo: ({ headers }) =>
        headers.some(({ value }) =>
          value.some((piece) => typeof piece === 'string' && /\P{ASCII}/u.test(piece)),
        ),
      cases: {
        'an-author-outside-ascii': [
          { where: 'header X-Author', arrived: 'J?rgen Gr??e ?' },
          { where: 'header X-Price', arrived: '10 ?' },
        ],
      },
      source:
        'jdk/internal/net/http/Http1Request.java, headers(): the head of the message is written with getBytes(US_ASCII).',
      tried: 'HttpHeaders.of in a subclass of HttpRequest; HTTP/1.1 has no other way to a header.',
    },
    {
      does: 'takes no address with characters that a URI does not have: it percent-encodes them, and sends nothing for a bracket in a path',
      appliesTo: (template) =>
        isRefused(template) || /^\w+:\/\/[^/?]*\/[^?]*[[\]]/.test(exampleAddress(template)),
      cases: {
        'filter-with-brackets-and-quotes': [
          {
            where: 'target',
            arrived:
              '/parts?filter[size]=1&ids[]=7&where=%7B%22size%22:[1,2]%7D&sort=a%7Cb%5Ec&code=%60x%60&dir=C:%5Cnew%5Ctools&title=it%27s%20%22new%22%20%3Cb%3E',
          },
        ],
        'hostile-address': 'nothing',
        'hostile-braces': [
          { where: 'target', arrived: '/a%7D%7D/x?q=%7B%7Ba&r=b%7D&s=%7B%7B%7D%7D&t=%7Byes%7D' },
        ],
        'search-with-odd-pairs': [
          {
            where: 'target',
            arrived:
              '/find?=none&a=&b&a=1&a=1&c=x%26y%3Dz=&zz=%25zz&rate=100%25&gr%C3%B6%C3%9Fe=%C3%BC=%C3%B6&last',
          },
        ],
      },
      source:
        'https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/net/URI.html: a URI has no such characters.',
      tried:
        'The constructors of URI with several arguments, which encode every `%` once more; URI is final.',
    },
    {
      does: 'sends to no host with an underscore in its name',
      appliesTo: (template) => /^\w+:\/\/[^/?]*_/.test(exampleAddress(template)),
      cases: { 'an-address-without-a-scheme': 'nothing' },
      source:
        'https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/net/URI.html: a host has labels of letters, digits and hyphens; HttpRequestBuilderImpl.checkURI refuses an address whose URI has no host.',
      tried:
        'The constructors of URI with several arguments; the underscore percent-encoded, which is refused as well.',
    },
    {
      does: 'leaves Proxy-Authorization out where there is no proxy',
      appliesTo: (template) => hasHeader(template, 'proxy-authorization'),
      cases: { 'credentials-for-a-proxy': [{ where: 'header Proxy-Authorization' }] },
      source:
        'jdk/internal/net/http/HttpConnection.java, headerFilter(): a request without a proxy goes through NO_PROXY_HEADERS_FILTER of common/Utils.java.',
      tried:
        'The property jdk.httpclient.allowRestrictedHeaders, which does not name it; a header set twice.',
    },
  ],
  taken: identifiers(
    'java args main connectTimeout timeout boundary login credentials address request body client response status ' +
      'succeeded output answer name values value line error reason cause part type fileName content head escape ' +
      'percentEncode jsonEscape encodeRefused text refused escaped character at',
  ),
  encoders: encodeWith(code`percentEncode`, code`jsonEscape`),
  print: (program) => code`
    ${program.heading}

    ${imports(program)}

    public class Main {
        public static void main(String[] args) {
            ${declareInputs(program)}
            var connectTimeout = Duration.ofSeconds(10);
            var timeout = Duration.ofSeconds(60);

            // One attempt: HttpClient would connect and send again in some cases.
            System.setProperty("jdk.httpclient.disableRetryConnect", "true");
            System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
            ${restricted(program)}
            try {
                ${program.body && body(program.body, program)}
                ${program.basic && credentials(program.basic, program)}
                var address = ${program.text(program.url)};
                var request = HttpRequest.newBuilder(URI.create(${isRefused(program) ? code`encodeRefused(address)` : code`address`}))
                        .method(${text(program.method)}, ${publisher(program)})
                        ${headers(program)}
                        .build();
                var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(connectTimeout)
                        .build();
                // The timeout of a request would end with the head of its answer.
                var response = client.sendAsync(request, BodyHandlers.ofByteArray())
                        .orTimeout(timeout.toSeconds(), TimeUnit.SECONDS)
                        .join();
                var answer = response.body();

                var status = response.statusCode();
                var succeeded = ${isSuccess(program.success)};
                var output = succeeded ? System.out : System.err;
                output.print("Response Status Code = " + status + "\n");
                if (!succeeded) {
                    output.print("Response Header:\n");
                    response.headers().map().forEach((name, values) -> {
                        for (var value : values) {
                            var line = name + ": " + value + "\n";
                            output.writeBytes(line.getBytes(StandardCharsets.ISO_8859_1));
                        }
                    });
                    output.print("Response Body:\n");
                }
                output.writeBytes(answer);
                if (answer.length > 0 && answer[answer.length - 1] != '\n') {
                    output.print("\n");
                }
                output.print(succeeded ? "Success.\n" : "Failed.\n");
                System.exit(succeeded ? 0 : 1);
            } catch (${readsFiles(program) ? code`IOException | ` : undefined}RuntimeException error) {
                System.err.print(reason(error) + "\nFailed.\n");
                System.exit(1);
            }
        }

        ${program.encodes('segment', 'query', 'form') ? javaFunctions.percentEncode : undefined}
        ${program.encodes('json') ? javaFunctions.jsonEscape : undefined}
        ${isRefused(program) ? encodeRefused : undefined}
        ${program.body?.kind === 'multipart' ? framePart(program.body.parts) : undefined}
        ${javaFunctions.reason}
    }
  `,
};

function imports(program: Program): Code {
  const { basic, body } = program;
  const encodesPercent = program.encodes('segment', 'query', 'form');
  const isForm = body?.kind === 'multipart';
  return code`
    ${readsFiles(program) ? code`import java.io.IOException;` : undefined}
    import java.net.URI;
    ${encodesPercent ? code`import java.net.URLEncoder;` : undefined}
    import java.net.http.HttpClient;
    import java.net.http.HttpRequest;
    ${isForm ? code`import java.net.http.HttpRequest.BodyPublisher;` : undefined}
    import java.net.http.HttpRequest.BodyPublishers;
    import java.net.http.HttpResponse.BodyHandlers;
    import java.nio.charset.StandardCharsets;
    ${readsFiles(program) ? code`import java.nio.file.Path;` : undefined}
    import java.time.Duration;
    ${basic && code`import java.util.Base64;`}
    ${isForm ? code`import java.util.UUID;` : undefined}
    import java.util.concurrent.TimeUnit;
    ${isRefused(program) ? code`import java.util.regex.Pattern;` : undefined}
  `;
}

/** Headers that HttpClient lets nobody set unless told before (module java.net.http, its documentation). */
function restricted(program: Program): Code | undefined {
  const names = ['connection', 'content-length', 'expect', 'host', 'upgrade'];
  const set = names.filter((name) => hasHeader(program, name));
  if (set.length === 0) return undefined;
  return code`System.setProperty("jdk.httpclient.allowRestrictedHeaders", ${text(set.join(','))});`;
}

/** A body that the item sends in chunks has no length that HttpClient could see. */
function publisher(program: Program): Code {
  if (!program.body) return code`BodyPublishers.noBody()`;
  return isChunked(program) ? code`BodyPublishers.fromPublisher(body)` : code`body`;
}

function isChunked(program: Program): boolean {
  return program.body !== undefined && hasHeader(program, 'transfer-encoding');
}

function headers(program: Program): readonly Code[] {
  const own = program.headers.filter(
    ({ name }) => !(isChunked(program) && name.toLowerCase() === 'transfer-encoding'),
  );
  const lines = own.map(
    ({ name, value }: Header) => code`.header(${text(name)}, ${program.headerText(value)})`,
  );
  if (program.basic) lines.push(code`.header("Authorization", "Basic " + credentials)`);
  if (program.body?.kind === 'multipart')
    lines.push(code`.header("Content-Type", "multipart/form-data; boundary=" + boundary)`);
  return lines;
}

function credentials({ user, password }: NonNullable<Program['basic']>, program: Program): Code {
  return code`
    var login = ${program.text([...user, ':', ...password])};
    var credentials = Base64.getEncoder()
            .encodeToString(login.getBytes(StandardCharsets.UTF_8));
  `;
}

function body(body: Body, program: Program): Code {
  switch (body.kind) {
    case 'text':
      return code`var body = BodyPublishers.ofString(${program.longText(body.text)});`;
    case 'file':
      return code`var body = BodyPublishers.ofFile(Path.of(${program.text(body.file.path)}));`;
    case 'multipart':
      return code`
        var boundary = UUID.randomUUID().toString();
        var body = BodyPublishers.concat(
                ${body.parts.map((part) => framed(part, body.parts, program))}
                BodyPublishers.ofString("--" + boundary + "--\r\n"));
      `;
  }
}

/** A call of `part`: name, what the parts of this body have of file name and type, and the content. */
function framed({ name, content, contentType }: Part, parts: readonly Part[], program: Program): Code {
  const { hasFiles, hasTypes } = traits(parts);
  const items = [code`boundary`, program.text(name)];
  if (hasFiles) items.push(isFile(content) ? fileName(content, program) : code`null`);
  if (hasTypes) items.push(contentType === undefined ? code`null` : text(contentType));
  const head = code`part(${join(items, code`, `)},`;
  const publisher = isFile(content)
    ? code`BodyPublishers.ofFile(Path.of(${program.text(content.path)}))`
    : code`BodyPublishers.ofString(${program.text(content)})`;
  const line = code`${head} ${publisher}),`;
  if (columns(line) <= javaColumns - 20) return line;
  return code`
    ${head}
            ${publisher}),
  `;
}

function traits(parts: readonly Part[]) {
  return {
    hasFiles: parts.some(({ content }) => isFile(content)),
    hasTypes: parts.some(({ contentType }) => contentType !== undefined),
  };
}

function fileName(file: FileContent, program: Program): Code {
  const literal = literalFileName(file);
  return literal === undefined
    ? code`Path.of(${program.text(file.path)}).getFileName().toString()`
    : text(literal);
}

/** Whether the address has a character that URI refuses, as far as it is known. */
function isRefused({ url, inputs }: Pick<WireTemplate, 'url' | 'inputs'>): boolean {
  const known = url.map((piece) => {
    if (typeof piece === 'string') return piece;
    return piece.encode === 'verbatim' ? inputs.find(({ name }) => name === piece.input)?.value : undefined;
  });
  return known.some((part = '') => /["<>\\^`{|}]|%(?![0-9a-f]{2})/i.test(part));
}

const encodeRefused = code`
  // Percent-encodes the characters of an address that URI refuses.
  static String encodeRefused(String address) {
      return Pattern.compile("[\"<>\\\\^\`{|}]|%(?![0-9A-Fa-f]{2})").matcher(address)
              .replaceAll(refused -> String.format("%%%02X", (int) refused.group().charAt(0)));
  }

`;

function framePart(parts: readonly Part[]): Code {
  const { hasFiles, hasTypes } = traits(parts);
  const parameters = [
    code`String boundary`,
    code`String name`,
    ...(hasFiles ? [code`String fileName`] : []),
    ...(hasTypes ? [code`String type`] : []),
    code`BodyPublisher content`,
  ];
  return code`
    static BodyPublisher part(
            ${join(parameters, code`, `)}) {
        var head = "--" + boundary + "\r\n";
        head += "Content-Disposition: form-data; name=\"" + escape(name) + "\"";
        ${hasFiles ? fileNameLine : undefined}
        ${hasTypes ? typeLine : undefined}
        return BodyPublishers.concat(
                BodyPublishers.ofString(head + "\r\n\r\n"),
                content,
                BodyPublishers.ofString("\r\n"));
    }

    // A name as browsers write it.
    static String escape(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

  `;
}

const fileNameLine = code`
  if (fileName != null) {
      head += "; filename=\"" + escape(fileName) + "\"";
  }
`;

const typeLine = code`
  if (type != null) {
      head += "\r\nContent-Type: " + type;
  }
`;
