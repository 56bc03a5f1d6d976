/* The one interface of all languages. What a language does with arguments and answers is in its
 * own language.i, found by -I bindings/LANGUAGE; fields are read and written through the field
 * tables, so SWIG makes functions only. */
%module _core

%include "head.i"
%include "language.i"
%include "headers.i"
