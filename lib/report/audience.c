/* Who reads a page decides what is on it. */
#include "report/sections.h"

const ps_case *psi_for_audience(const ps_case *c, ps_audience asked, const ps_settings *settings,
                                ps_case **own, ps_error *error) {
  ps_redact_options o = PS_REDACT_OPTIONS_INIT;
  *own = NULL;
  o.audience = asked != PS_AUDIENCE_UNSET ? asked : c->audience;
  o.keep_names = true;
  if (o.audience != PS_AUDIENCE_SPONSOR) return c;
  *own = ps_redact(c, &o, settings, error);
  return *own;
}
