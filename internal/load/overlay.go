package load

import (
	"bytes"
	"slices"
	"strings"

	"casemaker/internal/place"
	"casemaker/internal/textfile"
)

// A layered file system holds a user's files over the built-in ones.
type layered interface {
	// Lower returns the file that the named one hides.
	Lower(name string) ([]byte, bool)
	// Of returns which layer holds the named file, counted from the top.
	Of(name string) int
}

// depth is the layer, counted from the top, that states a table at the top of a file.
func (l *loader) depth(f *file, table string) int {
	stack, ok := l.fsys.(layered)
	if !ok {
		return 0
	}
	if f.lower != nil && !f.own[table] {
		return stack.Of(f.name) + 1
	}
	return stack.Of(f.name)
}

// overlaid lays a user's data file over the built-in one of the same name, record by record: a table or key of the user's
// file takes the place of the built-in one of that name, and all others stay. With replace = true the file stands alone.
func (l *loader) overlaid(s *section) *section {
	if alone, given := s.values["replace"]; given {
		delete(s.values, "replace")
		s.file.orders[""] = slices.DeleteFunc(s.file.orders[""], func(name string) bool { return name == "replace" })
		if alone != true && alone != false {
			at := s.file.valueAt([]string{"replace"})
			l.problems.Errorf(at, "write replace = true, or remove the line", "replace is %s", describe(alone))
		}
		if alone == true {
			return s
		}
	}
	base := l.lower(s.file.name, s.file.text)
	if base == nil {
		return s
	}
	s.file.own = map[string]bool{}
	for name := range s.values {
		s.file.own[name] = true
	}
	o := &overlay{top: s.file, base: base.file, orders: map[string][]string{}}
	o.table(nil, s.values, base.values)
	s.file.orders, s.file.lower = o.orders, base.file
	return s
}

// lower decodes the file that a user's file hides; it is nil where there is none, or where both are the same.
func (l *loader) lower(name string, text []byte) *section {
	stack, ok := l.fsys.(layered)
	if !ok {
		return nil
	}
	raw, ok := stack.Lower(name)
	if !ok {
		return nil
	}
	var sound place.List // the built-in files are
	under, ok := textfile.Decode(name, raw, &sound)
	if !ok || bytes.Equal(under, text) {
		return nil
	}
	built := &loader{fsys: l.fsys, problems: &sound, project: l.project}
	return built.decode(name, under)
}

// An overlay merges two decoded files into the upper one.
type overlay struct {
	top, base *file
	orders    map[string][]string
}

// table merges a table of the lower file into the one of the upper file that stands at the same path.
func (o *overlay) table(path []string, top, base map[string]any) {
	at := joined(path)
	for _, name := range o.base.orders[at] {
		below := append(path[:len(path):len(path)], name)
		o.orders[at] = append(o.orders[at], name)
		mine, given := top[name]
		theirs := base[name]
		upper, isTable := mine.(map[string]any)
		lower, wasTable := theirs.(map[string]any)
		switch {
		case !given:
			top[name] = theirs
			o.take(o.base, below, theirs)
		case isTable && wasTable && (keyed(o.top.name, below) || collection(upper)):
			o.table(below, upper, lower)
		default:
			o.take(o.top, below, mine)
		}
	}
	for _, name := range o.top.orders[at] {
		if !slices.Contains(o.orders[at], name) {
			o.orders[at] = append(o.orders[at], name)
			o.take(o.top, append(path[:len(path):len(path)], name), top[name])
		}
	}
}

// take keeps the order in which a value of one of the files was written, down to its leaves.
func (o *overlay) take(from *file, path []string, value any) {
	table, ok := value.(map[string]any)
	if !ok {
		return
	}
	at := joined(path)
	o.orders[at] = from.orders[at]
	for _, name := range from.orders[at] {
		o.take(from, append(path[:len(path):len(path)], name), table[name])
	}
}

// collection reports whether a table holds nothing but tables, so that it is a list of records and no record itself.
func collection(table map[string]any) bool {
	for _, value := range table {
		if _, ok := value.(map[string]any); !ok {
			return false
		}
	}
	return true
}

// keyed reports whether the keys of a table stand each for itself: settings, names, and the words of a language. Those of
// other records belong together, as a value, its period and its source do.
func keyed(file string, path []string) bool {
	return file == "data/project.toml" || file == "data/nations.toml" || strings.HasPrefix(file, "data/language/") ||
		slices.Contains([]string{"bodies", "names", "theme"}, path[len(path)-1])
}

// lines are the text of a file and of those below it, for what is found by its header.
func (f *file) lines() [][]byte {
	if f.lower == nil {
		return [][]byte{f.text}
	}
	return append([][]byte{f.text}, f.lower.lines()...)
}
