// Signatures only, as in https://www.chilkatsoft.com/refdoc/vcCkGlobalRef.html
#pragma once

#include "CkMultiByteBase.h"

class CkGlobal : public CkMultiByteBase {
 public:
  void put_DefaultUtf8(bool newVal);
  bool UnlockBundle(const char *bundleUnlockCode);
};
