-- Configurations, registries of frameworks, portfolios.
local core = require "perfsys._core"
core.source()

core.class("config", {
  --- Adds what a JSON text says: limits, rules, packs, words, language.
  read = core.config_read,
  set_limit = core.config_set_limit,
  --- The limit that holds; nil for no such key.
  limit = core.config_limit,
  --- Switches a rule or pack on or off.
  switch = core.config_switch,
  set_severity = core.config_set_severity,
  add_word = core.config_add_word,
  set_language = core.config_set_language,
  close = core.close,
})

core.class("registry", {
  --- Adds the framework of a JSON text; a copy of one of another registry.
  read = core.registry_read,
  add = core.registry_add_framework,
  find = core.registry_framework_find,
  --- All frameworks, those built in first, as an array.
  frameworks = function(registry)
    local found, i = {}, 0
    while true do
      local framework = core.registry_framework_at(registry, i)
      if not framework then return found end
      i = i + 1
      found[i] = framework
    end
  end,
  close = core.close,
})

-- After these there is nothing to go on with; after others the next case is read.
local last_errors = {
  PS_E_MEMORY = true, PS_E_CANCELLED = true, PS_E_IO = true, PS_E_REMOVED = true, PS_E_BUSY = true,
}

core.class("portfolio", {
  --- The next case; nil at the end, nil and the error where a case is broken.
  next = core.portfolio_next,
  at_end = core.portfolio_at_end,
  --- The line where the case read last begins.
  line = core.portfolio_line,
  --- for number, case, err in portfolio:each() do ... end; case is nil where it is broken.
  each = function(portfolio)
    local number, over = 0, false
    return function()
      if over then return nil end
      local case, err = core.portfolio_next(portfolio)
      if not case and not err then return nil end
      over = err and last_errors[err.code]
      number = number + 1
      return number, case, err
    end
  end,
  close = core.close,
})

core.class("portfolio_check", {
  --- Checks one more case by its own rules.
  case = core.portfolio_check_case,
  --- What the rules of relationships and portfolios say of all of them.
  finish = core.portfolio_check_end,
  close = core.close,
})

return function(perfsys)
  --- A configuration, from a JSON text or empty; or nil and the error.
  function perfsys.config(text, opts)
    local config, err = core.config_new(opts)
    if not config then return nil, err end
    if text ~= nil then
      local read, why = core.config_read(config, text)
      if not read then
        core.close(config)
        return nil, why
      end
    end
    return config
  end

  --- A registry of frameworks of one's own.
  perfsys.registry = core.registry_new
  --- The cases of a file (an array, or one a line), one after the other; of a text.
  perfsys.portfolio = core.portfolio_open
  perfsys.portfolio_text = core.portfolio_text
  --- Checks many cases together: options as case:check().
  function perfsys.portfolio_check(opts) return core.portfolio_check_new(opts, opts) end
end
