package starter

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"casemaker/internal/load"
)

// areaFile is the file whose keys an area's file may have.
const areaFile = "data/areas/NAME.toml"

// AreaFile writes an area's file. Every key stands in it as a comment with what it is: those of a known area with the values
// in force, so that a line counts once the # before it is taken away. A place that is not known has its first keys to fill.
func AreaFile(a Area, keys []load.Key) string {
	var b strings.Builder
	if a.Known != nil {
		fmt.Fprintf(&b, "# %s. What is known of it is built in, and stands below behind a #. Take the # away to say something else;\n", a.Name)
		fmt.Fprintf(&b, "# a figure is given whole, with its period and source. casemaker show data/areas/%s.toml prints what is in force.\n", a.Slug)
	} else {
		fmt.Fprintf(&b, "# %s. The first lines are needed; what stands behind a # can be added.\n\n", a.Name)
		b.WriteString(needed(a))
	}
	for _, table := range tablesOf(keys) {
		b.WriteString(a.table(table, keys))
	}
	return b.String()
}

// needed are the keys without which an area cannot be read.
func needed(a Area) string {
	var b strings.Builder
	fmt.Fprintf(&b, "name     = %q\n", a.Name)
	nation := a.Nation
	if nation == "" {
		nation = "england"
	}
	fmt.Fprintf(&b, "nation   = %q\n", nation)
	if len(a.Members) == 0 {
		b.WriteString("kind     = \"council\"\nmade_up  = true                  # take this line out once the figures are real, and give its GSS code: code = \"E…\"\n")
		return b.String()
	}
	b.WriteString("kind     = \"pooled\"\nmembers  = [")
	for i, m := range a.Members {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%q", m)
	}
	b.WriteString("]\n")
	return b.String()
}

// tablesOf lists the tables of an area's file in order, the top of the file first.
func tablesOf(keys []load.Key) []string {
	var tables []string
	for _, k := range keys {
		if k.File == areaFile && k.Type != load.TypeTable && !slices.Contains(tables, k.Table) {
			tables = append(tables, k.Table)
		}
	}
	slices.SortStableFunc(tables, func(a, b string) int { return min(len(a), 1) - min(len(b), 1) })
	return tables
}

// table writes one table: each of its records that the area has, otherwise one to show what can stand there.
func (a Area) table(table string, keys []load.Key) string {
	if strings.Contains(table, "series") || strings.HasSuffix(table, "names") {
		return ""
	}
	values, path := a.Known, []string{}
	if table != "" {
		path = strings.Split(table, ".")
	}
	var b strings.Builder
	switch at := slices.Index(path, "NAME"); {
	case at < 0:
		record := below(values, path)
		b.WriteString(block(path, record, a.without(keys), table))
	default:
		parent := below(values, path[:at])
		names := names(parent)
		if len(names) == 0 {
			names = []string{examples[path[0]]}
		}
		for _, name := range names {
			record := below(parent, append([]string{name}, skeleton(path[at+1:])...))
			real := append(append(slices.Clone(path[:at]), name), skeleton(path[at+1:])...)
			b.WriteString(block(real, record, keys, table))
		}
	}
	return b.String()
}

// without leaves out the keys that a place that is not known has been given already.
func (a Area) without(keys []load.Key) []load.Key {
	if a.Known != nil {
		return keys
	}
	given := []string{"name", "nation", "kind", "made_up"}
	if len(a.Members) > 0 {
		given = []string{"name", "nation", "kind", "members", "made_up"}
	}
	return slices.DeleteFunc(slices.Clone(keys), func(k load.Key) bool { return k.Table == "" && slices.Contains(given, k.Name) })
}

// examples are names for records of which an area has none.
var examples = map[string]string{
	"figure": "births", "formerly": "old-name", "former_bodies": "until_2026", "post": "lead", "provision": "our_team", "option": "ours", "funding": "icb", "benefit": "ours", "need": "low_income",
	"risk": "ours", "quote": "a_mother", "milestone": "open", "ask": "ours",
}

// skeleton gives further names in a path.
func skeleton(path []string) []string {
	made := slices.Clone(path)
	for i, part := range made {
		if part == "NAME" {
			made[i] = "one"
		}
	}
	return made
}

// below is the table at a path; nil where there is none.
func below(values map[string]any, path []string) map[string]any {
	for _, part := range path {
		values, _ = values[part].(map[string]any)
	}
	return values
}

// names lists the tables below one, sorted.
func names(values map[string]any) []string {
	var all []string
	for name, value := range values {
		if _, ok := value.(map[string]any); ok {
			all = append(all, name)
		}
	}
	slices.Sort(all)
	return all
}

// block writes a table's keys, each behind a # with what it means.
func block(path []string, record map[string]any, keys []load.Key, table string) string {
	var b strings.Builder
	b.WriteString("\n")
	if len(path) > 0 {
		fmt.Fprintf(&b, "# [%s]\n", strings.Join(path, "."))
	}
	for _, k := range keys {
		if k.File != areaFile || k.Table != table || k.Type == load.TypeTable {
			continue
		}
		line := k.Name + " = " + example(k)
		if value, ok := record[k.Name]; ok {
			line = k.Name + " = " + written(value)
		}
		if k.Means != "" {
			line = fmt.Sprintf("%-44s # %s", line, k.Means)
		}
		b.WriteString("# " + line + "\n")
	}
	return b.String()
}

// example is a value that a key may have.
func example(k load.Key) string {
	if _, value, ok := strings.Cut(k.Example, " = "); ok {
		return value
	}
	switch k.Type {
	case load.TypeNumber:
		return strconv.FormatFloat(k.Least, 'f', -1, 64)
	case load.TypeFlag:
		return "true"
	case load.TypeTexts:
		if len(k.Choices) > 0 {
			return fmt.Sprintf("[%q]", k.Choices[0])
		}
		return `["…"]`
	case load.TypeDate:
		return "2026-04-01"
	}
	if len(k.Choices) > 0 {
		return fmt.Sprintf("%q", k.Choices[0])
	}
	return `"…"`
}

// written is a value as TOML has it.
func written(value any) string {
	switch v := value.(type) {
	case string:
		return strconv.Quote(v)
	case time.Time:
		return v.Format(time.DateOnly)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case []any:
		var items []string
		for _, item := range v {
			items = append(items, written(item))
		}
		return "[" + strings.Join(items, ", ") + "]"
	case map[string]any:
		var pairs []string
		for _, key := range slices.Sorted(maps.Keys(v)) {
			pairs = append(pairs, key+" = "+written(v[key]))
		}
		return "{ " + strings.Join(pairs, ", ") + " }"
	}
	return fmt.Sprint(value)
}
