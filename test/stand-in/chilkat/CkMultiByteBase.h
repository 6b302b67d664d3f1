// Signatures only, as in https://www.chilkatsoft.com/refdoc/vcCkHttpRef.html (the members that every class has).
#pragma once

#include <string>

class CkMultiByteBase {
 public:
  CkMultiByteBase();
  virtual ~CkMultiByteBase();
  CkMultiByteBase(const CkMultiByteBase &) = delete;
  CkMultiByteBase &operator=(const CkMultiByteBase &) = delete;

  void put_Utf8(bool newVal);
  bool get_LastMethodSuccess();
  const char *lastErrorText();

 protected:
  std::string m_lastErrorText;
  bool m_lastMethodSuccess = true;
};
