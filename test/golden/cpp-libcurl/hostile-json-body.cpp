// Send hostile JSON
// Install: apt install g++ libcurl4-gnutls-dev   (libcurl 7.84 or newer)
// Build:   g++ -std=c++17 -Wall -Wextra -Werror -o main main.cpp -lcurl
// Run:     COMMENT=... ./main

#include <curl/curl.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>

namespace input {
// The base URL, with its scheme.
const std::string base_url = "https://api.strings.example";
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

// The inside of a JSON string (RFC 8259, section 7).
std::string json_escape(const std::string &text) {
  const std::string special = "\"\\\b\f\n\r\t", letters = "\"\\bfnrt";
  std::string escaped;
  for (const char character : text) {
    const size_t found = special.find(character);
    if (found != std::string::npos) {
      escaped += {'\\', letters[found]};
    } else if (static_cast<unsigned char>(character) < 0x20) {
      char unit[7];
      std::snprintf(unit, sizeof unit, "\\u%04x", character);
      escaped += unit;
    } else {
      escaped += character;
    }
  }
  return escaped;
}

int main() try {
  const std::string comment = environment("COMMENT", "");
  if (comment.empty()) {
    std::cerr << "Set COMMENT to the value of comment.\n";
    return 2;
  }

  Owned<CURL, curl_easy_cleanup> handle(curl_easy_init());
  CURL *curl = handle.get();
  if (!curl) throw std::runtime_error("libcurl cannot be used.");

  const std::string url = input::base_url + "/texts";
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
  curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, "POST");

  const std::string lines[] = {
      "Content-Type: application/json",
  };
  Owned<curl_slist, curl_slist_free_all> headers(nullptr);
  for (const std::string &line : lines) {
    headers.reset(curl_slist_append(headers.release(), line.c_str()));
  }
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());

  const std::string body = "[\"\\\"); system(\\\"touch canary\\\"); //\",\"'); system('touch canary'); #\",\"` + require(\\\"fs\\\") + `\",\"\\\"\\\"\\\"\",\"'''\",\")\\\"\",\")TEXT\\\"\",\")JSON\\\"\",\")BODY\\\"\",\"\\\"#\",\"\\\"##\",\"EOT\",\"EOF\",\"TEXT\",\"JSON\",\"BODY\",\"EOT;\",\"'EOF'\",\"  EOT\",\"__END__\",\"__DATA__\",\"=cut\",\"=end\",\".\",\"$(touch canary)\",\"`touch canary`\",\"#{`touch canary`}\",\"#{system \\\"touch canary\\\"} #$0 #@x\",\"@{[ `touch canary` ]} @ENV $0 $$ @\",\"${`touch canary`} ${HOME} $HOME {$x->y} ${ {x} {{x\",\"<?php system(\\\"touch canary\\\"); ?>\",\"<?= 1 ?>\",\"%> <%= 1 %>\",\"--> </script> <!-- ]]>\",\"*/ /* // #\",\"%s %n %d %(x)s %{x} {0} {x} {} %\",\"\\\\u000a \\\\u0022 \\\\u002a\\\\u002f \\\\x41 \\\\101 \\\\N{U+41} \\\\E \\\\Q \\\\c\",\"?\?/ ?\?= ?\?! ?\?' ?\?(\",\"it''s \\\"\\\" `` \\\\' \\\\\\\" \\\\\\\\\",\"!1 !! ^a^b\",\"a\\\\\",\"\\\\\",\"" + json_escape(comment) + "\",\"\\u0024(touch canary)\\/\"]";
  curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.data());

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
