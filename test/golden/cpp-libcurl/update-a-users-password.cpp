// Zoom users: Update a user's password
// Install: apt install g++ libcurl4-gnutls-dev   (libcurl 7.84 or newer)
// Build:   g++ -std=c++17 -Wall -Wextra -Werror -o main main.cpp -lcurl
// Run:     PASSWORD=... ACCESS_TOKEN=... ./main

#include <curl/curl.h>

#include <cstdlib>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>

namespace input {
// The base URL, with its scheme.
const std::string base_url = "https://api.zoom.us/v2";
// Id or e-mail address of the user.
const std::string user_id = "ada@example.com";
}  // namespace input

const long connect_timeout_seconds = 10;
const long timeout_seconds = 60;

template <class T, auto Free>
using Owned = std::unique_ptr<T, std::integral_constant<decltype(Free), Free>>;

size_t append(char *data, size_t, size_t length, void *text) {
  static_cast<std::string *>(text)->append(data, length);
  return length;
}

std::string environment(const char *name, const std::string &otherwise) {
  const char *value = std::getenv(name);
  return value ? value : otherwise;
}

std::string percent_encode(const std::string &text) {
  Owned<char, curl_free> encoded(curl_easy_escape(nullptr, text.data(), static_cast<int>(text.size())));
  return encoded ? encoded.get() : "";
}

curl_mimepart *add_part(curl_mime *form, const std::string &name, const std::string &bytes) {
  curl_mimepart *part = curl_mime_addpart(form);
  curl_mime_name(part, name.c_str());
  curl_mime_data(part, bytes.data(), bytes.size());
  return part;
}

int main() try {
  // The new password, shorter than 32 characters.
  const std::string password = environment("PASSWORD", "Correct horse 42 staple");
  const std::string access_token = environment("ACCESS_TOKEN", "");
  if (access_token.empty()) {
    std::cerr << "Set ACCESS_TOKEN to the OAuth access token.\n";
    return 2;
  }

  Owned<CURL, curl_easy_cleanup> handle(curl_easy_init());
  CURL *curl = handle.get();
  if (!curl) throw std::runtime_error("libcurl cannot be used.");

  const std::string url = input::base_url + "/users/" + percent_encode(input::user_id) + "/password";
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
  curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, "PUT");

  const std::string lines[] = {
      "Authorization: Bearer " + access_token,
  };
  Owned<curl_slist, curl_slist_free_all> headers(nullptr);
  for (const std::string &line : lines) {
    headers.reset(curl_slist_append(headers.release(), line.c_str()));
  }
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());

  Owned<curl_mime, curl_mime_free> form(curl_mime_init(curl));
  add_part(form.get(), "password", password);
  curl_easy_setopt(curl, CURLOPT_MIMEPOST, form.get());

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
  const bool succeeded = status == 204;
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
