// Signatures only, as in https://www.chilkatsoft.com/refdoc/vcCkHttpRef.html
#pragma once

#include "CkMultiByteBase.h"

class CkHttpProgress;
class CkHttpRequest;
class CkHttpResponse;

class CkHttp : public CkMultiByteBase {
 public:
  void put_EventCallbackObject(CkHttpProgress *progress);
  void put_HeartbeatMs(int newVal);
  void put_ConnectTimeout(int newVal);
  void put_ReadTimeout(int newVal);
  void put_FollowRedirects(bool newVal);
  void put_AllowHeaderFolding(bool newVal);
  void put_RequireSslCertVerify(bool newVal);
  void put_BasicAuth(bool newVal);
  void put_Login(const char *newVal);
  void put_Password(const char *newVal);

  // The caller deletes the response; null where none came.
  CkHttpResponse *SynchronousRequest(const char *domain, int port, bool ssl, CkHttpRequest &req);

 private:
  CkHttpProgress *m_progress = nullptr;
  int m_connectTimeout = 30;
  int m_readTimeout = 30;
  bool m_followRedirects = true;
  bool m_requireSslCertVerify = false;
  bool m_basicAuth = false;
  std::string m_login;
  std::string m_password;
};
