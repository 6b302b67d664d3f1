// Send hostile JSON
// Install: unpack the C++ library from https://www.chilkatsoft.com/chilkatLinux.asp as ./chilkat   (Chilkat 9.5.0 or newer)
// Build:   g++ -std=c++17 -Wall -Wextra -Werror -Ichilkat/include -o main main.cpp -Lchilkat/lib -lchilkat-9.5.0 -lpthread -lresolv
// Run:     COMMENT=... ./main

#include <CkByteData.h>
#include <CkGlobal.h>
#include <CkHttp.h>
#include <CkHttpProgress.h>
#include <CkHttpRequest.h>
#include <CkHttpResponse.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <regex>
#include <stdexcept>
#include <string>

namespace input {
// The base URL, with its scheme.
const std::string base_url = "https://api.strings.example";
}  // namespace input

const int connect_timeout_seconds = 10;
const int timeout_seconds = 60;

// Ends a request that takes too long as a whole; ReadTimeout is for each wait.
class Deadline : public CkHttpProgress {
 public:
  void AbortCheck(bool *abort) override { *abort = std::chrono::steady_clock::now() > end; }

 private:
  const std::chrono::steady_clock::time_point end = std::chrono::steady_clock::now() + std::chrono::seconds(timeout_seconds);
};

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

  const std::string unlock_code = environment("CHILKAT_UNLOCK_CODE", "");

  CkGlobal global;
  global.put_DefaultUtf8(true);
  if (unlock_code.empty()) {
    std::cerr << "CHILKAT_UNLOCK_CODE is not set: Chilkat runs in its 30-day trial mode.\n";
  }
  if (!global.UnlockBundle(unlock_code.empty() ? "Trial" : unlock_code.c_str())) {
    throw std::runtime_error(global.lastErrorText());
  }

  const std::string url = input::base_url + "/texts";
  const std::regex pattern("(https?)://(\\[[^\\]]*\\]|[^/?:]*)(?::([0-9]{1,5}))?(.*)", std::regex::icase);
  std::smatch address;
  if (!std::regex_match(url, address, pattern)) throw std::runtime_error(url + " is no address.");
  const bool secure = address.length(1) == 5;
  const int port = address.length(3) > 0 ? std::stoi(address.str(3)) : (secure ? 443 : 80);
  const std::string path = (address.str(4).rfind('/', 0) == 0 ? "" : "/") + address.str(4);

  CkHttpRequest request;
  request.put_HttpVerb("POST");
  request.put_Path(path.c_str());
  request.put_Charset("utf-8");
  request.put_ContentType("application/json");
  const std::string text = "[\"\\\"); system(\\\"touch canary\\\"); //\",\"'); system('touch canary'); #\",\"` + require(\\\"fs\\\") + `\",\"\\\"\\\"\\\"\",\"'''\",\")\\\"\",\")TEXT\\\"\",\")JSON\\\"\",\")BODY\\\"\",\"\\\"#\",\"\\\"##\",\"EOT\",\"EOF\",\"TEXT\",\"JSON\",\"BODY\",\"EOT;\",\"'EOF'\",\"  EOT\",\"__END__\",\"__DATA__\",\"=cut\",\"=end\",\".\",\"$(touch canary)\",\"`touch canary`\",\"#{`touch canary`}\",\"#{system \\\"touch canary\\\"} #$0 #@x\",\"@{[ `touch canary` ]} @ENV $0 $$ @\",\"${`touch canary`} ${HOME} $HOME {$x->y} ${ {x} {{x\",\"<?php system(\\\"touch canary\\\"); ?>\",\"<?= 1 ?>\",\"%> <%= 1 %>\",\"--> </script> <!-- ]]>\",\"*/ /* // #\",\"%s %n %d %(x)s %{x} {0} {x} {} %\",\"\\\\u000a \\\\u0022 \\\\u002a\\\\u002f \\\\x41 \\\\101 \\\\N{U+41} \\\\E \\\\Q \\\\c\",\"?\?/ ?\?= ?\?! ?\?' ?\?(\",\"it''s \\\"\\\" `` \\\\' \\\\\\\" \\\\\\\\\",\"!1 !! ^a^b\",\"a\\\\\",\"\\\\\",\"" + json_escape(comment) + "\",\"\\u0024(touch canary)\\/\"]";
  CkByteData bytes;
  bytes.append2(text.data(), text.size());
  request.LoadBodyFromBytes(bytes);

  Deadline deadline;
  CkHttp http;
  http.put_EventCallbackObject(&deadline);
  http.put_HeartbeatMs(100);
  http.put_ConnectTimeout(connect_timeout_seconds);
  http.put_ReadTimeout(timeout_seconds);
  http.put_FollowRedirects(false);
  http.put_AllowHeaderFolding(false);
  http.put_RequireSslCertVerify(true);
  const std::unique_ptr<CkHttpResponse> response(http.SynchronousRequest(address.str(2).c_str(), port, secure, request));
  if (!response) throw std::runtime_error(http.lastErrorText());

  const int status = response->get_StatusCode();
  const bool succeeded = status == 200;
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
