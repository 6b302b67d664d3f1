// Signatures only, as in https://www.chilkatsoft.com/refdoc/vcCkHttpRequestRef.html
#pragma once

#include <memory>

#include "CkMultiByteBase.h"

class CkByteData;

class CkHttpRequest : public CkMultiByteBase {
 public:
  CkHttpRequest();
  ~CkHttpRequest() override;

  void put_Charset(const char *newVal);
  void put_ContentType(const char *newVal);
  void put_HttpVerb(const char *newVal);
  void put_Path(const char *newVal);

  bool AddBytesForUpload2(const char *name, const char *remoteFileName, CkByteData &byteData, const char *contentType);
  void AddHeader(const char *name, const char *value);
  void AddParam(const char *name, const char *value);
  bool AddStringForUpload2(const char *name, const char *filename, const char *strData, const char *charset, const char *contentType);
  bool LoadBodyFromBytes(CkByteData &byteData);

 private:
  friend class CkHttp;
  struct Parts;
  std::unique_ptr<Parts> m_parts;
};
