// Signatures only, as in https://www.chilkatsoft.com/refdoc/vcCkHttpProgressRef.html
#pragma once

class CkHttpProgress {
 public:
  virtual ~CkHttpProgress() {}
  // Called each HeartbeatMs milliseconds; ends the running method when it sets its argument.
  virtual void AbortCheck(bool *abort) { *abort = false; }
};
