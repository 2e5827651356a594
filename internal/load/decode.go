package load

import (
	"errors"
	"strings"

	"github.com/BurntSushi/toml"

	"casemaker/internal/place"
)

// decode reads a TOML text into the section of its top level. It is nil where the syntax is wrong; that
// is reported, with the library's own advice.
func (l *loader) decode(name string, text []byte) *section {
	if _, deep := indexOf(text); deep >= 0 {
		l.problems.Errorf(place.InText(name, text, deep), "write it flatter: no file of a project needs more than five", "more than %d names, lists or tables stand inside each other here (depth of TOML)", deepest)
		return nil
	}
	var values map[string]any
	meta, err := toml.Decode(string(text), &values)
	if err != nil {
		l.problems.Add(syntaxProblem(name, text, err))
		return nil
	}
	f := &file{name: name, text: text, orders: map[string][]string{}}
	seen := map[string]bool{}
	for _, key := range meta.Keys() {
		if meta.Type(key...) == "ArrayHash" {
			l.refuseArrays(f, key)
			return nil
		}
		for i := range key {
			path := joined(key[:i+1])
			if !seen[path] {
				seen[path] = true
				above := joined(key[:i])
				f.orders[above] = append(f.orders[above], key[i])
			}
		}
	}
	return &section{loader: l, file: f, values: values}
}

// syntaxProblem turns the library's error into ours.
func syntaxProblem(name string, text []byte, err error) place.Problem {
	var parse toml.ParseError
	if !errors.As(err, &parse) {
		return place.Problem{Position: place.Position{File: name}, Message: strings.TrimPrefix(err.Error(), "toml: ")}
	}
	at := place.InText(name, text, parse.Position.Start)
	if at.Line != parse.Position.Line {
		at = place.Position{File: name, Line: parse.Position.Line, Column: max(1, parse.Position.Col)}
	}
	if p, ok := slipped(name, text, at.Line); ok {
		return p
	}
	message := parse.Message
	if message == "" {
		message = strings.TrimPrefix(parse.Error(), "toml: ")
	}
	remedy := "check the quotes, brackets and equals signs on this line"
	if strings.Contains(message, "already been defined") || strings.Contains(message, "has already been") {
		remedy = "give one of the two another name, or remove it"
	}
	return place.Problem{Position: at, Message: strings.ToLower(message[:1]) + message[1:], Remedy: remedy}
}

// refuseArrays reports [[name]] tables, whose positions the library mixes up.
func (l *loader) refuseArrays(f *file, key toml.Key) {
	name := strings.Join(key, ".")
	for i, line := range strings.Split(string(f.text), "\n") {
		trimmed := strings.TrimSpace(line)
		if strings.HasPrefix(trimmed, "[["+name+"]]") {
			at := place.Position{File: f.name, Line: i + 1, Column: 1 + strings.Index(line, "[[")}
			l.problems.Errorf(at, "give each its own name: ["+name+".first-name]", "[[%s]] is a nameless list", name)
			return
		}
	}
	l.problems.Errorf(place.Position{File: f.name}, "give each its own name: ["+name+".first-name]", "%s is a nameless list of tables", name)
}
