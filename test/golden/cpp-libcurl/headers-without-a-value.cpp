// Read a page unmarked
// Install: apt install g++ libcurl4-gnutls-dev   (libcurl 7.84 or newer)
// Build:   g++ -std=c++17 -Wall -Wextra -Werror -o main main.cpp -lcurl
// Run:     ./main

#include <curl/curl.h>

#include <cstdlib>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>

namespace input {
// The base URL, with its scheme.
const std::string base_url = "https://pages.example";
}  // namespace input

const long connect_timeout_seconds = 10;
const long timeout_seconds = 60;

template <class T, auto Free>
using Owned = std::unique_ptr<T, std::integral_constant<decltype(Free), Free>>;

size_t append(char *data, size_t, size_t length, void *text) {
  static_cast<std::string *>(text)->append(data, length);
  return length;
}

int main() try {
  Owned<CURL, curl_easy_cleanup> handle(curl_easy_init());
  CURL *curl = handle.get();
  if (!curl) throw std::runtime_error("libcurl cannot be used.");

  const std::string url = input::base_url + "/pages/9";
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
  curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, "GET");

  const std::string lines[] = {
      "X-Empty;",
      "X-Note: between",
      "X-Also-Empty;",
      "X-Blank;",
  };
  Owned<curl_slist, curl_slist_free_all> headers(nullptr);
  for (const std::string &line : lines) {
    headers.reset(curl_slist_append(headers.release(), line.c_str()));
  }
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());

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
  const bool succeeded = status == 200;
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
