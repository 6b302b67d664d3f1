// Signatures only, as in https://www.chilkatsoft.com/refdoc/vcCkByteDataRef.html
#pragma once

#include <string>

class CkByteData {
 public:
  CkByteData();
  ~CkByteData();
  CkByteData(const CkByteData &);
  CkByteData &operator=(const CkByteData &);

  bool loadFile(const char *path);
  void append2(const void *pByteData, unsigned long szByteData);
  unsigned long getSize() const;
  const unsigned char *getData() const;
  unsigned char getByte(unsigned long byteIndex) const;

 private:
  // On the heap, as the vendor's is, so that a leak of this object is seen.
  std::string *m_bytes;
};
