// Signatures only, as in https://www.chilkatsoft.com/refdoc/vcCkHttpResponseRef.html
#pragma once

#include <string>

#include "CkMultiByteBase.h"

class CkByteData;

class CkHttpResponse : public CkMultiByteBase {
 public:
  int get_StatusCode();
  const char *header();
  void get_Body(CkByteData &outBytes);

 private:
  friend class CkHttp;
  int m_statusCode = 0;
  std::string m_header;
  std::string m_body;
};
