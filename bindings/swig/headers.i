/* The public headers as they are. A C type alone does not tell all: whether NULL may be given
 * for a text, and whether "path" is a file or a field. That is told here, header by header, in
 * types that every language has typemaps for:
 *
 *   const char *PSB_OPTIONAL   a text or nothing
 *   const char *PSB_FILE       the path of a file
 *   double PSB_OPTIONAL        a number, or NaN for nothing */

%include <perfsys/base.h>
%include <perfsys/results.h>
%include <perfsys/entities.h>

%apply const char *PSB_OPTIONAL { const char *text, const char *currency, const char *group };
%apply double PSB_OPTIONAL { double value, double numerator, double denominator };
%include <perfsys/model.h>
%clear const char *text, const char *currency, const char *group;
%clear double value, double numerator, double denominator;

%apply const char *PSB_OPTIONAL { const char *target_role };
%include <perfsys/knowledge.h>
%clear const char *target_role;

%apply const char *PSB_FILE { const char *path };
%apply const char *PSB_OPTIONAL { const char *json };
%include <perfsys/exchange.h>
%clear const char *path, const char *json;

%apply const char *PSB_OPTIONAL { const char *columns };
%include <perfsys/arrow.h>
%clear const char *columns;

%apply const char *PSB_OPTIONAL { const char *answers };
%apply double PSB_OPTIONAL { double attribution, double confidence };
%include <perfsys/analysis.h>
%clear const char *answers;
%clear double attribution, double confidence;

%include <perfsys/check.h>

%apply const char *PSB_OPTIONAL { const char *id };
%include <perfsys/report.h>
%clear const char *id;
