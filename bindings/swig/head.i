/* What is left out, and under which names the rest goes. */

%begin %{
#ifndef PS_STATIC
#define PS_STATIC
#endif
%}

%{
#include "owner.h"
#include "place.h"
%}

/* "ps_check" is check(). */
%rename("%(strip:[ps_])s", %$isfunction) "";

/* No classes and no constants: structs are objects of ours, enums are words. */
%rename("$ignore", %$isclass) "";
%rename("$ignore", %$isenum) "";
%rename("$ignore", %$isenumitem) "";
%rename("$ignore", %$isconstant) "";
%rename("$ignore", %$ismember) "";

/* Bindings free the texts they were given themselves. */
%ignore ps_text_free;
