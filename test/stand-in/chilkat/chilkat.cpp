// A stand-in of our own for the vendor's library, over libcurl: enough to run what cpp-chilkat prints.
#include <curl/curl.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>
#include <vector>

#include "CkByteData.h"
#include "CkGlobal.h"
#include "CkHttp.h"
#include "CkHttpProgress.h"
#include "CkHttpRequest.h"
#include "CkHttpResponse.h"

CkMultiByteBase::CkMultiByteBase() = default;
CkMultiByteBase::~CkMultiByteBase() = default;
void CkMultiByteBase::put_Utf8(bool) {}
bool CkMultiByteBase::get_LastMethodSuccess() { return m_lastMethodSuccess; }
const char *CkMultiByteBase::lastErrorText() { return m_lastErrorText.c_str(); }

CkByteData::CkByteData() : m_bytes(new std::string) {}
CkByteData::~CkByteData() { delete m_bytes; }
CkByteData::CkByteData(const CkByteData &other) : m_bytes(new std::string(*other.m_bytes)) {}
CkByteData &CkByteData::operator=(const CkByteData &other) {
  *m_bytes = *other.m_bytes;
  return *this;
}
bool CkByteData::loadFile(const char *path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  *m_bytes = bytes.str();
  return file.is_open();
}
void CkByteData::append2(const void *data, unsigned long size) { m_bytes->append(static_cast<const char *>(data), size); }
unsigned long CkByteData::getSize() const { return m_bytes->size(); }
const unsigned char *CkByteData::getData() const { return reinterpret_cast<const unsigned char *>(m_bytes->data()); }
unsigned char CkByteData::getByte(unsigned long index) const { return static_cast<unsigned char>(m_bytes->at(index)); }

void CkGlobal::put_DefaultUtf8(bool) {}
bool CkGlobal::UnlockBundle(const char *code) {
  if (*code) return true;
  m_lastErrorText = "ChilkatLog:\n  UnlockBundle:\n    No unlock code.\n";
  return false;
}

struct CkHttpRequest::Parts {
  struct Upload {
    std::string name, bytes, filename, type;
    bool isFile;
  };
  std::string verb = "GET", path = "/", contentType, body;
  std::vector<std::pair<std::string, std::string>> headers;
  std::vector<Upload> uploads;

  // Names are escaped as browsers do it.
  static std::string escape(const std::string &name) {
    std::string escaped;
    for (const char character : name) {
      if (character == '"') escaped += "%22";
      else if (character == '\r') escaped += "%0D";
      else if (character == '\n') escaped += "%0A";
      else escaped += character;
    }
    return escaped;
  }

  std::string framed(const std::string &boundary) const {
    std::string all;
    for (const Upload &upload : uploads) {
      all += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + escape(upload.name) + "\"";
      if (upload.isFile) all += "; filename=\"" + escape(upload.filename) + "\"";
      if (!upload.type.empty()) all += "\r\nContent-Type: " + upload.type;
      all += "\r\n\r\n" + upload.bytes + "\r\n";
    }
    return all + "--" + boundary + "--\r\n";
  }
};

CkHttpRequest::CkHttpRequest() : m_parts(new Parts) {}
CkHttpRequest::~CkHttpRequest() = default;
void CkHttpRequest::put_Charset(const char *) {}
void CkHttpRequest::put_ContentType(const char *value) { m_parts->contentType = value; }
void CkHttpRequest::put_HttpVerb(const char *value) { m_parts->verb = value; }
void CkHttpRequest::put_Path(const char *value) { m_parts->path = value; }
void CkHttpRequest::AddHeader(const char *name, const char *value) {
  // The vendor's page: a header of the same name is replaced.
  auto &headers = m_parts->headers;
  headers.erase(std::remove_if(headers.begin(), headers.end(), [&](const auto &header) { return curl_strequal(header.first.c_str(), name); }), headers.end());
  headers.emplace_back(name, value);
}
void CkHttpRequest::AddParam(const char *name, const char *value) { m_parts->uploads.push_back({name, value, "", "", false}); }
bool CkHttpRequest::AddBytesForUpload2(const char *name, const char *filename, CkByteData &bytes, const char *type) {
  const std::string data(reinterpret_cast<const char *>(bytes.getData()), bytes.getSize());
  m_parts->uploads.push_back({name, data, filename, *type ? type : "application/octet-stream", true});
  return true;
}
bool CkHttpRequest::AddStringForUpload2(const char *name, const char *filename, const char *data, const char *, const char *type) {
  m_parts->uploads.push_back({name, data, filename, type, *filename != '\0'});
  return true;
}
bool CkHttpRequest::LoadBodyFromBytes(CkByteData &bytes) {
  m_parts->body.assign(reinterpret_cast<const char *>(bytes.getData()), bytes.getSize());
  return true;
}

int CkHttpResponse::get_StatusCode() { return m_statusCode; }
const char *CkHttpResponse::header() { return m_header.c_str(); }
void CkHttpResponse::get_Body(CkByteData &bytes) { bytes.append2(m_body.data(), m_body.size()); }

void CkHttp::put_EventCallbackObject(CkHttpProgress *progress) { m_progress = progress; }
void CkHttp::put_HeartbeatMs(int) {}
void CkHttp::put_ConnectTimeout(int value) { m_connectTimeout = value; }
void CkHttp::put_ReadTimeout(int value) { m_readTimeout = value; }
void CkHttp::put_FollowRedirects(bool value) { m_followRedirects = value; }
void CkHttp::put_AllowHeaderFolding(bool) {}
void CkHttp::put_RequireSslCertVerify(bool value) { m_requireSslCertVerify = value; }
void CkHttp::put_BasicAuth(bool value) { m_basicAuth = value; }
void CkHttp::put_Login(const char *value) { m_login = value; }
void CkHttp::put_Password(const char *value) { m_password = value; }

namespace {

size_t append(char *data, size_t, size_t length, void *text) {
  static_cast<std::string *>(text)->append(data, length);
  return length;
}

int check(void *progress, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  bool abort = false;
  static_cast<CkHttpProgress *>(progress)->AbortCheck(&abort);
  return abort;
}

}  // namespace

CkHttpResponse *CkHttp::SynchronousRequest(const char *domain, int port, bool ssl, CkHttpRequest &req) {
  const CkHttpRequest::Parts &parts = *req.m_parts;
  std::unique_ptr<CkHttpResponse> response(new CkHttpResponse);
  std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle(curl_easy_init(), curl_easy_cleanup);
  CURL *curl = handle.get();
  const std::string boundary = "------------chilkat-stand-in";
  const bool isForm = parts.contentType == "multipart/form-data";
  const std::string body = isForm ? parts.framed(boundary) : parts.body;

  std::vector<std::string> lines;
  for (const auto &header : parts.headers) lines.push_back(header.second.empty() ? header.first + ";" : header.first + ": " + header.second);
  lines.push_back(parts.contentType.empty() ? "Content-Type:" : "Content-Type: " + parts.contentType + (isForm ? "; boundary=" + boundary : ""));
  lines.push_back("Expect:");
  curl_slist *list = nullptr;
  for (const std::string &line : lines) list = curl_slist_append(list, line.c_str());
  std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(list, curl_slist_free_all);

  const std::string url = (ssl ? "https://" : "http://") + std::string(domain) + ":" + std::to_string(port) + parts.path;
  char reason[CURL_ERROR_SIZE] = "";
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
  curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, parts.verb.c_str());
  if (parts.verb == "HEAD" && body.empty()) curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
  if (!body.empty() || isForm) {
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.data());
  }
  if (m_basicAuth) {
    curl_easy_setopt(curl, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
    curl_easy_setopt(curl, CURLOPT_USERNAME, m_login.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, m_password.c_str());
  }
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, m_followRedirects ? 1L : 0L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, m_requireSslCertVerify ? 1L : 0L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, static_cast<long>(m_connectTimeout));
  // ReadTimeout is the longest silence.
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, static_cast<long>(m_readTimeout));
  if (m_progress) {
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, check);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, m_progress);
  }
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, append);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &response->m_body);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, append);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &response->m_header);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, reason);
  const CURLcode result = curl_easy_perform(curl);
  m_lastMethodSuccess = result == CURLE_OK;
  if (!m_lastMethodSuccess) {
    m_lastErrorText = "ChilkatLog:\n  SynchronousRequest:\n    " + std::string(*reason ? reason : curl_easy_strerror(result)) + "\n  --SynchronousRequest\n--ChilkatLog\n";
    return nullptr;
  }
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  response->m_statusCode = static_cast<int>(status);
  // The vendor's header text begins behind the status line.
  response->m_header.erase(0, std::min(response->m_header.find('\n') + 1, response->m_header.size()));
  return response.release();
}
