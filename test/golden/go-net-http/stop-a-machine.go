// Stop a machine
// Install: apt install golang-go   (net/http of Go 1.18 or newer)
// Build:   go build -o main main.go
// Run:     API_USER=... API_PASSWORD=... ./main

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"
)

// The base URL, with its scheme.
const baseUrl = "http://machines.example:8081"

// The machine.
const machine = "rack 3/7"

var apiUser = os.Getenv("API_USER")

var apiPassword = os.Getenv("API_PASSWORD")

const connectTimeout = 10 * time.Second
const timeout = 60 * time.Second

func main() {
	if apiUser == "" {
		fmt.Fprintf(os.Stderr, "%s\n", "Set API_USER to the user name.")
		os.Exit(2)
	}
	if apiPassword == "" {
		fmt.Fprintf(os.Stderr, "%s\n", "Set API_PASSWORD to the password.")
		os.Exit(2)
	}
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

	address, err := splitAddress(baseUrl + "/api/machines/" + percentEncode(machine) + "/run")
	if err != nil {
		return false, err
	}
	request, err := http.NewRequestWithContext(ctx, "DELETE", "", nil)
	if err != nil {
		return false, err
	}
	request.URL = address
	user := apiUser
	userPassword := apiPassword
	request.SetBasicAuth(user, userPassword)

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

	succeeded := response.StatusCode == 202
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

func percentEncode(text string) string {
	return strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
}
