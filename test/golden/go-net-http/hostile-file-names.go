// Send hostile files
// Install: apt install golang-go   (net/http of Go 1.18 or newer)
// Build:   go build -o main main.go
// Run:     ./main

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"net/textproto"
	"net/url"
	"os"
	"strings"
	"time"
)

// The base URL, with its scheme.
const baseUrl = "https://api.forms.example"

const connectTimeout = 10 * time.Second
const timeout = 60 * time.Second

func main() {
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

	address, err := splitAddress(baseUrl + "/files")
	if err != nil {
		return false, err
	}
	body, contentType, err := encodeForm([]part{
		{name: "at-sign", file: "@canary.txt", fileName: "@canary.txt", contentType: "text/plain"},
		{name: "options", file: "a;type=b;filename=c.txt", fileName: "a;type=b;filename=c.txt", contentType: "text/plain"},
		{name: "comma", file: "one,two=three.txt", fileName: "one,two=three.txt", contentType: "text/plain"},
		{name: "command", file: "$(touch canary) `id`.txt", fileName: "$(touch canary) `id`.txt", contentType: "text/plain"},
		{name: "dash", file: "-F.txt", fileName: "-F.txt", contentType: "text/plain"},
		{name: "marks", file: "#{1} @{[1]} %s%n 'x' {a,b} [1-2].txt", fileName: "#{1} @{[1]} %s%n 'x' {a,b} [1-2].txt", contentType: "text/plain"},
		{name: "called", file: "@canary.txt", fileName: "a\"; filename=\"b.sh\r\n;type=x\\é$(touch canary)", contentType: "text/x-canary"},
	})
	if err != nil {
		return false, err
	}
	request, err := http.NewRequestWithContext(ctx, "POST", "", body)
	if err != nil {
		return false, err
	}
	request.URL = address
	request.Header["Content-Type"] = []string{contentType}

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

	succeeded := response.StatusCode == 200
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
		if field.file != "" {
			file, err := os.ReadFile(field.file)
			if err != nil {
				return nil, "", err
			}
			content = file
			disposition += "; filename=\"" + escape.Replace(field.fileName) + "\""
		}
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
