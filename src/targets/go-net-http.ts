import { declareInput, go, goFunctions, isSuccess } from '../languages/go.ts';
import { type Code, code, join } from '../print/code.ts';
import { type Body, type FileContent, isFile, type Part } from '../wire/template.ts';
import { asksFileName, literalFileName, type Program, readsFiles } from './program.ts';
import { encodeWith, identifiers, type Target } from './target.ts';

const { text } = go;

export const goNetHttp: Target = {
  id: 'go-net-http',
  title: 'Go',
  language: go,
  library: { name: 'net/http of Go', link: 'https://pkg.go.dev/net/http', minimum: '1.18' },
  install: 'apt install golang-go',
  file: 'main.go',
  build: ['go', 'build', '-o', 'main', 'main.go'],
  run: ['./main'],
  packages: ['golang-go'],
  versions: [['go', 'version']],
  limits: [],
  taken: identifiers(
    'bytes context errors fmt io multipart net http textproto url os filepath strings time connectTimeout timeout ' +
      'environment percentEncode jsonEscape splitAddress part encodeForm send name otherwise value found text escaped ' +
      'character at address scheme rest host end target path query parts form field header content disposition ' +
      'contentType fileName file writer err ctx cancel body request transport response answer succeeded output user ' +
      'userPassword boundary escape dialer',
  ),
  encoders: encodeWith(code`percentEncode`, code`jsonEscape`),
  print: (program) => {
    const isForm = program.body?.kind === 'multipart';
    return code`
      ${program.heading}

      package main

      import (
      	${isForm || program.body?.kind === 'file' ? code`"bytes"` : undefined}
      	"context"
      	"errors"
      	"fmt"
      	"io"
      	${isForm ? code`"mime/multipart"` : undefined}
      	"net"
      	"net/http"
      	${isForm ? code`"net/textproto"` : undefined}
      	"net/url"
      	"os"
      	${asksFileName(program) ? code`"path/filepath"` : undefined}
      	"strings"
      	"time"
      )

      ${program.inputs.map(declareInput)}
      const connectTimeout = 10 * time.Second
      const timeout = 60 * time.Second

      func main() {
      	${program.required.map(
          ({ identifier, request }) => code`
          if ${identifier} == "" {
          	fmt.Fprintf(os.Stderr, "%s\n", ${text(request)})
          	os.Exit(2)
          }
        `,
        )}
      	succeeded, err := send()
      	if err != nil {
      		fmt.Fprintln(os.Stderr, strings.Join(strings.Fields(err.Error()), " "))
      		fmt.Fprintln(os.Stderr, "Failed.")
      	}
      	if !succeeded {
      		os.Exit(1)
      	}
      }

      // Sends the request and prints the answer; says whether it is a success.
      func send() (bool, error) {
      	ctx, cancel := context.WithTimeout(context.Background(), timeout)
      	defer cancel()

      	address, err := splitAddress(${program.text(program.url)})
      	if err != nil {
      		return false, err
      	}
      	${program.body && body(program.body, program)}
      	request, err := http.NewRequestWithContext(ctx, ${text(program.method)}, "", ${reader(program)})
      	if err != nil {
      		return false, err
      	}
      	request.URL = address
      	${headers(program)}
      	${program.basic && basic(program.basic, program)}

      	// A transport alone follows no redirects and keeps no cookies.
      	transport := &http.Transport{
      		DialContext:         (&net.Dialer{Timeout: connectTimeout}).DialContext,
      		TLSHandshakeTimeout: connectTimeout,
      		DisableCompression:  true,
      	}
      	response, err := transport.RoundTrip(request)
      	if err != nil {
      		return false, err
      	}
      	defer response.Body.Close()
      	answer, err := io.ReadAll(response.Body)
      	if err != nil {
      		return false, err
      	}

      	succeeded := ${isSuccess(program.success)}
      	output := os.Stdout
      	if !succeeded {
      		output = os.Stderr
      	}
      	fmt.Fprintf(output, "Response Status Code = %d\n", response.StatusCode)
      	if !succeeded {
      		fmt.Fprintln(output, "Response Header:")
      		response.Header.Write(output)
      		fmt.Fprintln(output, "Response Body:")
      	}
      	output.Write(answer)
      	if len(answer) > 0 && answer[len(answer)-1] != '\n' {
      		fmt.Fprintln(output)
      	}
      	if succeeded {
      		fmt.Fprintln(output, "Success.")
      	} else {
      		fmt.Fprintln(output, "Failed.")
      	}
      	return succeeded, nil
      }

      ${splitAddress}
      ${program.replaceable.length > 0 ? goFunctions.environment : undefined}
      ${program.encodes('segment', 'query', 'form') ? goFunctions.percentEncode : undefined}
      ${program.encodes('json') ? goFunctions.jsonEscape : undefined}
      ${isForm ? encodeForm(program) : undefined}
    `;
  },
};

function reader({ body }: Program): Code {
  if (!body) return code`nil`;
  if (body.kind === 'text') return code`strings.NewReader(body)`;
  return body.kind === 'file' ? code`bytes.NewReader(body)` : code`body`;
}

function body(body: Body, program: Program): Code {
  switch (body.kind) {
    case 'text':
      return code`body := ${program.longText(body.text)}`;
    case 'file':
      return code`
        body, err := os.ReadFile(${program.text(body.file.path)})
        if err != nil {
        	return false, err
        }
      `;
    case 'multipart':
      return code`
        body, contentType, err := encodeForm([]part{
        	${body.parts.map((part) => code`{${join(entry(part, program), code`, `)}},`)}
        })
        if err != nil {
        	return false, err
        }
      `;
  }
}

/** The fields of a part that it needs. */
function entry({ name, content, contentType }: Part, program: Program): Code[] {
  const fields = isFile(content)
    ? [code`file: ${program.text(content.path)}`, code`fileName: ${fileName(content, program)}`]
    : [code`content: ${program.text(content)}`];
  if (contentType !== undefined) fields.push(code`contentType: ${text(contentType)}`);
  return [code`name: ${program.text(name)}`, ...fields];
}

function fileName(file: FileContent, program: Program): Code {
  const literal = literalFileName(file);
  return literal === undefined ? code`filepath.Base(${program.text(file.path)})` : text(literal);
}

/** Written to the map, since Add would change the case of names; values of one name stand together. */
function headers(program: Program): Code[] {
  const byName = new Map<string, { name: string; values: Code[] }>();
  for (const { name, value } of program.headers) {
    const known = byName.get(name.toLowerCase());
    if (known) known.values.push(program.headerText(value));
    else byName.set(name.toLowerCase(), { name, values: [program.headerText(value)] });
  }
  if (program.body?.kind === 'multipart') {
    const known = byName.get('content-type');
    if (known) known.values.push(code`contentType`);
    else byName.set('content-type', { name: 'Content-Type', values: [code`contentType`] });
  }
  return [...byName].map(([key, { name, values }]) => {
    const list = code`[]string{${join(values, code`, `)}}`;
    const own = Object.hasOwn(special, key) ? special[key] : undefined;
    return own?.(values, list) ?? code`request.Header[${text(name)}] = ${list}`;
  });
}

/** Headers that net/http writes itself, unless told so in its own way. */
const special: Readonly<Record<string, (values: readonly Code[], list: Code) => Code>> = {
  host: ([first]) => code`request.Host = ${first}`,
  'transfer-encoding': (_, list) => code`request.TransferEncoding = ${list}`,
  'content-length': (_, list) => code`request.Header["Content-Length"] = ${list}`,
  // The first turns off its own; the other is sent with all values, even an empty one.
  'user-agent': (_, list) => code`
    request.Header["User-Agent"] = []string{""}
    request.Header["user-agent"] = ${list}
  `,
};

function basic({ user, password }: NonNullable<Program['basic']>, program: Program): Code {
  return code`
    user := ${program.text(user)}
    userPassword := ${program.text(password)}
    request.SetBasicAuth(user, userPassword)
  `;
}

const splitAddress = code`
  // The parts of an address as they are; url.Parse would write some characters in another way.
  func splitAddress(text string) (*url.URL, error) {
  	scheme, rest, found := strings.Cut(text, "://")
  	if !found {
  		return nil, errors.New("the address has no scheme")
  	}
  	end := strings.IndexAny(rest+"/", "/?")
  	host, target := rest[:end], rest[end:]
  	if !strings.HasPrefix(target, "/") {
  		target = "/" + target
  	}
  	address := &url.URL{Scheme: strings.ToLower(scheme), Host: host, Opaque: target}
  	if strings.HasPrefix(target, "//") {
  		// Opaque would get a scheme in front of two slashes.
  		path, query, found := strings.Cut(target, "?")
  		value, err := url.PathUnescape(path)
  		if err != nil {
  			return nil, err
  		}
  		address = &url.URL{Scheme: address.Scheme, Host: host, Path: value, RawPath: path, RawQuery: query, ForceQuery: found}
  	}
  	if address.RequestURI() != target {
  		return nil, errors.New("net/http cannot send this path as it is")
  	}
  	return address, nil
  }
`;

function encodeForm(program: Program): Code {
  return code`

    type part struct {
    	name, content, file, fileName, contentType string
    }

    // The body and its Content-Type. Names are escaped as browsers do.
    func encodeForm(parts []part) (*bytes.Buffer, string, error) {
    	body := new(bytes.Buffer)
    	form := multipart.NewWriter(body)
    	escape := strings.NewReplacer("\"", "%22", "\r", "%0D", "\n", "%0A")
    	for _, field := range parts {
    		content := []byte(field.content)
    		disposition := "form-data; name=\"" + escape.Replace(field.name) + "\""
    		${readsFiles(program) ? readPart : undefined}
    		header := textproto.MIMEHeader{"Content-Disposition": {disposition}}
    		if field.contentType != "" {
    			header["Content-Type"] = []string{field.contentType}
    		}
    		writer, err := form.CreatePart(header)
    		if err != nil {
    			return nil, "", err
    		}
    		writer.Write(content)
    	}
    	return body, form.FormDataContentType(), form.Close()
    }
  `;
}

const readPart = code`
  if field.file != "" {
  	file, err := os.ReadFile(field.file)
  	if err != nil {
  		return nil, "", err
  	}
  	content = file
  	disposition += "; filename=\"" + escape.Replace(field.fileName) + "\""
  }
`;
