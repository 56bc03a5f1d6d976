-- What Lua does its own way. bindings/lua/annotations puts it between the classes and functions it
-- makes from the headers.

---What failed, or was wrong with a call.
---@class perfsys.Error
---@field code string The symbol of the status, "PS_E_SYNTAX".
---@field status integer Its number.
---@field message string One or two sentences a person can act on.
---@field path? string The place, "causes[3].gap", items counted from 0.
---@field line? integer Line of the text read, from 1.
---@field column? integer Column in that line, from 1.
---@field where? string File and line of the script that made a wrong call.

---@class perfsys.Money
---@field minor integer Whole minor units, cents.
---@field currency? string "EUR"; the case's where it is not given.

---@class perfsys.Range
---@field low? number
---@field likely? number
---@field high? number

---@class perfsys.Point
---@field on string First day of the period the figure is for.
---@field value? number
---@field numerator? number
---@field denominator? number
---@field group? string

---How a call may work; stands in one table with its options.
---@class perfsys.Settings
---@field limits? perfsys.Limits How much a reader accepts.
---@field budget? number Seconds the call may take; then it fails with PS_E_CANCELLED.
---@field progress? fun(share: number): boolean? Told how far the call is; false stops it.

---Any object: a case, an entity, what is nested in one, a result, a row of knowledge.
---@class perfsys.Object
local Object = {}
---The name of its struct, "gap".
---@return string
function Object:type_name() end
---The case or result it is in; nil for a row of knowledge.
---@return perfsys.Object?
function Object:root() end
---What is at a path, "evidence[0].text" (items counted from 0, as in err.path).
---@param path string
---@return any
---@return perfsys.Error? err
function Object:get(path) end
---Sets what is at a path; nil unsets, a table sets a list or nested struct.
---@param path string
---@param value any
---@return true? worked
---@return perfsys.Error? err
function Object:set(path, value) end
---Appends to the list at a path: a text, or nothing for an empty struct.
---@param path string
---@param text? string
---@return true? worked
---@return perfsys.Error? err
function Object:append_to(path, text) end
---Takes item `index` (from 1) out of the list at a path.
---@param path string
---@param index integer
---@return true? worked
---@return perfsys.Error? err
function Object:erase_from(path, index) end
---Makes the list or series at a path empty, and given.
---@param path string
---@return true? worked
---@return perfsys.Error? err
function Object:clear_list(path) end
---Members perfsys does not know: name and JSON text.
---@return table<string, string>
function Object:extensions() end
---Sets a member perfsys does not know to a JSON text; nil takes it away.
---@param name string
---@param json? string
---@return true? worked
---@return perfsys.Error? err
function Object:set_extension(name, json) end
---Fields that are set: for name, value in gap:each_field() do ... end
---@return fun(): string?, any
function Object:each_field() end
---@return table
function Object:to_table() end

---@class perfsys.List<T>: { [integer]: T }
local List = {}
---@return integer
function List:len() end
---@generic T
---@param self perfsys.List<T>
---@return fun(): T?, integer?
function List:each() end
---@return fun(list: any, index?: integer): integer?, any
function List:ipairs() end
---Adds an item and gives it out: add("g1", {desired = 0.9}), add{cause = "c1"}, add "text".
---@param id any
---@param fields? table
---@return any item
---@return perfsys.Error? err
function List:add(id, fields) end
---Appends a text, or a copy of an entity of any case.
---@param item any
---@return any item
---@return perfsys.Error? err
function List:append(item) end
---Adds an entity from its JSON text.
---@param text string
---@param opts? perfsys.Settings
---@return any entity
---@return perfsys.Error? err
function List:add_json(text, opts) end
---Removes an item by index; an entity also by id or itself.
---@param what integer|string|perfsys.Object
---@param how? perfsys.Removal
---@return true? worked
---@return perfsys.Error? err
function List:remove(what, how) end
---@return true? worked
---@return perfsys.Error? err
function List:clear() end
---The entity of an id, or the index of a text; nil for none.
---@param what any
---@return any
function List:find(what) end
---The object that has the list, and the name of its field.
---@return perfsys.Object
---@return string field
function List:holder() end
---@return table
function List:to_table() end

---@class perfsys.TextList: perfsys.List<string>

---@class perfsys.Series: { [integer]: perfsys.Point }
local Series = {}
---@return integer
function Series:len() end
---@return fun(): perfsys.Point?, integer?
function Series:each() end
---@return fun(list: any, index?: integer): integer?, perfsys.Point?
function Series:ipairs() end
---@param point perfsys.Point
---@return true? worked
---@return perfsys.Error? err
function Series:append(point) end
---All of a column as an array; false where a point has none.
---@param name "on"|"value"|"numerator"|"denominator"|"group"
---@return table
function Series:column(name) end
---@return true? worked
---@return perfsys.Error? err
function Series:clear() end
---@return perfsys.Measure
---@return string field
function Series:holder() end
---@return perfsys.Point[]
function Series:to_table() end

---Rows by number or id: perfsys.rules.B41
---@class perfsys.Catalogue<T>: { [integer|string]: T, each: (fun(self): fun(): T?, integer?), len: (fun(self): integer), find: (fun(self, id: string): T?) }

---@class perfsys.Config
local Config = {}
---@class perfsys.Registry
local Registry = {}
---@class perfsys.Portfolio
local Portfolio = {}
---@class perfsys.PortfolioCheck
local PortfolioCheck = {}

---All frameworks, those built in first.
---@return perfsys.Framework[]
function Registry:frameworks() end
---for number, case, err in portfolio:each() do ... end; case is nil where it is broken.
---@return fun(): integer?, perfsys.Case?, perfsys.Error?
function Portfolio:each() end

---@class perfsys
local perfsys = {}
---The version of the library.
---@type string
perfsys.version = ""
---The version of the case format it writes.
---@type integer
perfsys.schema_version = 1
---@type perfsys.Catalogue<perfsys.Rule>
perfsys.rules = {}
---Days are "YYYY-MM-DD".
perfsys.dates = {}
---What is known, as catalogues.
perfsys.knowledge = {}
---@type perfsys.Catalogue<perfsys.Factor>
perfsys.knowledge.factors = {}
---@type perfsys.Catalogue<perfsys.Framework>
perfsys.knowledge.frameworks = {}
---@type perfsys.Catalogue<perfsys.InterventionKind>
perfsys.knowledge.intervention_kinds = {}
---@type perfsys.Catalogue<perfsys.DifRow>
perfsys.knowledge.dif_rows = {}
---@type perfsys.Catalogue<perfsys.RatingScale>
perfsys.knowledge.rating_scales = {}
---@type perfsys.Catalogue<perfsys.SalienceClass>
perfsys.knowledge.salience_classes = {}
---@type perfsys.Catalogue<perfsys.GridQuarter>
perfsys.knowledge.power_interest_grid = {}
---@type perfsys.Catalogue<perfsys.EvaluationLevel>
perfsys.knowledge.evaluation_levels = {}
---@type perfsys.Catalogue<perfsys.Process>
perfsys.knowledge.processes = {}
---@type perfsys.Catalogue<perfsys.Question>
perfsys.knowledge.questions = {}
---@type perfsys.Catalogue<perfsys.Threshold>
perfsys.knowledge.thresholds = {}
---@type perfsys.Catalogue<perfsys.Lexicon>
perfsys.knowledge.lexicons = {}
---@type perfsys.Catalogue<table>
perfsys.knowledge.integrity_rules = {}

---A new case, empty but for the fields given.
---@param id? string
---@param fields? table
---@param opts? perfsys.Settings
---@return perfsys.Case? case
---@return perfsys.Error? err
function perfsys.case(id, fields, opts) end
---A configuration, from a JSON text or empty.
---@param text? string
---@param opts? perfsys.Settings
---@return perfsys.Config? config
---@return perfsys.Error? err
function perfsys.config(text, opts) end
---JSON to a function, piece by piece; returning false stops it.
---@param object perfsys.Object
---@param write fun(bytes: string): boolean?
---@param opts? perfsys.JsonOptions
---@return true? worked
---@return perfsys.Error? err
function perfsys.write(object, write, opts) end
---JSON to a file.
---@param object perfsys.Object
---@param path string
---@param opts? perfsys.JsonOptions
---@return true? worked
---@return perfsys.Error? err
function perfsys.dump(object, path, opts) end
---The name of an object's struct, "list", "config" ...; nil for what is not of perfsys.
---@param value any
---@return string?
function perfsys.type(value) end
---@param value any
---@return boolean
function perfsys.is_error(value) end
---@param object perfsys.Object|perfsys.Config|perfsys.Registry|perfsys.Portfolio|perfsys.PortfolioCheck
---@return true? worked
---@return perfsys.Error? err
function perfsys.close(object) end
---@param object any
---@return boolean
function perfsys.is_closed(object) end
---pairs() for objects and lists, on every Lua.
---@param value any
---@return function
function perfsys.pairs(value) end
---How a struct is described; nil for no struct.
---@param name string
---@return table?
function perfsys.struct(name) end
---@return string[]
function perfsys.structs() end
---@param name string
---@return table?
function perfsys.entity_table(name) end
---The words of an enum, "gap_type"; nil for no enum.
---@param name string
---@return string[]?
function perfsys.words(name) end
---@return string[]
function perfsys.enums() end
---@param name string
---@return string[]?
function perfsys.methods(name) end
---@return string[]
function perfsys.rule_packs() end
---A whole number of up to 64 bits from its digits; nil for what is none.
---@param value string|number
---@return integer?
function perfsys.int64(value) end
---@param value any
---@return number?
function perfsys.tonumber(value) end
---The row of one field of a struct.
---@param struct string
---@param field string
---@return table?
function perfsys.field(struct, field) end

---The entity of an id, of any type unless one is named.
---@param id string
---@param type_name? perfsys.EntityType
---@return perfsys.Object?
function Case:find(id, type_name) end
---Entity `index` of a type, from 1.
---@param type_name perfsys.EntityType
---@param index integer
---@return perfsys.Object?
function Case:at(type_name, index) end
---Its JSON.
---@param opts? perfsys.JsonOptions
---@return string? text
---@return perfsys.Error? err
function Case:dumps(opts) end
---The factors of a cell.
---@param cell string
---@return perfsys.Factor[]
function Framework:cell_factors(cell) end
---The cells of a factor.
---@param factor string
---@return perfsys.FrameworkCell[]
function Framework:factor_cells(factor) end
---@param opts? perfsys.Settings
---@return perfsys.RuleExamples?
---@return perfsys.Error? err
function Rule:examples(opts) end
---How many findings are told in full is opts.most: 0 for five, below 0 for all.
---@param opts? perfsys.PageOptions
---@return string? text
---@return perfsys.Error? err
function CheckResult:text(opts) end
