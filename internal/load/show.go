package load

import (
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/BurntSushi/toml"

	"casemaker/internal/place"
)

// Values decodes a data file as it is in force: a user's laid over the built-in one.
func Values(fsys fs.FS, name string) (map[string]any, error) {
	s, err := opened(fsys, name)
	if err != nil {
		return nil, err
	}
	return s.values, nil
}

func opened(fsys fs.FS, name string) (*section, error) {
	var problems place.List
	s := newLoader(fsys, &problems).open(name)
	if s == nil {
		return nil, fmt.Errorf("%s", problems.All()[0])
	}
	return s, nil
}

// yours marks what stands in the project's own file.
const yours = " # yours"

// Show writes a data file as it is in force, in the order of the built-in one. What the project's own file says is marked.
func Show(out io.Writer, fsys fs.FS, name string) error {
	s, err := opened(fsys, name)
	if err != nil {
		return err
	}
	p := &shower{file: s.file}
	p.table(nil, s.values)
	_, err = io.WriteString(out, strings.TrimLeft(p.text.String(), "\n"))
	return err
}

// A shower writes decoded TOML.
type shower struct {
	file *file
	text strings.Builder
}

// table writes the values of a table, then the tables below it.
func (p *shower) table(path []string, values map[string]any) {
	var below []string
	for _, key := range p.file.orders[joined(path)] {
		value := values[key]
		if _, isTable := value.(map[string]any); isTable {
			below = append(below, key)
			continue
		}
		fmt.Fprintf(&p.text, "%s = %s%s\n", toml.Key{key}, literal(value), p.mark(append(path[:len(path):len(path)], key)))
	}
	for _, key := range below {
		at := append(path[:len(path):len(path)], key)
		table := values[key].(map[string]any)
		if !collection(table) {
			fmt.Fprintf(&p.text, "\n[%s]%s\n", toml.Key(at), p.mark(at))
		}
		p.table(at, table)
	}
}

// mark is the mark of what stands in the upper file.
func (p *shower) mark(path []string) string {
	if _, ok := p.file.positions().keys[joined(path)]; ok && p.file.lower != nil {
		return yours
	}
	return ""
}

// literal is a value as TOML has it.
func literal(value any) string {
	var b strings.Builder
	if err := toml.NewEncoder(&b).Encode(map[string]any{"v": value}); err != nil {
		return fmt.Sprintf("%q", fmt.Sprint(value))
	}
	return strings.TrimSuffix(strings.TrimPrefix(b.String(), "v = "), "\n")
}
