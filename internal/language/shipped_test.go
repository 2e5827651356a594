package language_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"casemaker"
	"casemaker/internal/language"
	"casemaker/internal/load"
	"casemaker/internal/place"
)

// An asking is a place where the program or a template asks for a message.
type asking struct {
	at    string
	id    string
	open  bool     // the id goes on with something that is known only at run time
	names []string // of what is given for its placeholders; nil where they are not written at that place
}

// askers are the functions that ask for a message by their first argument, with what its id begins with.
var askers = map[string]string{"Say": "", "say": "", "Unfilled": "", "Label": language.Labels, "label": language.Labels}

// inTemplate is where a template asks for a message, with the names of its placeholders, and inScript where a script does.
var (
	inTemplate = regexp.MustCompile(`Say "([^"]*)"([^}]*)`)
	namedThere = regexp.MustCompile(`"([a-z_]+)"`)
	inScript   = regexp.MustCompile(`"(script[a-z-]*\.[a-z_]+)"( \+)?`)
)

// askings reads the program and its templates, and every text that stands in the program.
func askings(t *testing.T) (all []asking, texts map[string]bool) {
	t.Helper()
	texts = map[string]bool{}
	for _, root := range []string{"../../internal", "../../cmd", "../../templates"} {
		err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil || entry.IsDir():
				return err
			case strings.HasSuffix(name, ".html"):
				data, err := os.ReadFile(name)
				for _, found := range inTemplate.FindAllStringSubmatch(string(data), -1) {
					a := asking{at: name, id: found[1], names: []string{}}
					for _, n := range namedThere.FindAllStringSubmatch(found[2], -1) {
						a.names = append(a.names, n[1])
					}
					all = append(all, a)
				}
				return err
			case strings.HasSuffix(name, ".js"):
				data, err := os.ReadFile(name)
				for _, found := range inScript.FindAllStringSubmatch(string(data), -1) {
					all = append(all, asking{at: name, id: found[1], open: found[2] != ""})
				}
				return err
			case strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go"):
				found, err := inProgram(name, texts)
				all = append(all, found...)
				return err
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all, texts
}

// inProgram reads one file.
func inProgram(name string, texts map[string]bool) (all []asking, err error) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, name, nil, 0)
	if err != nil {
		return nil, err
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BasicLit:
			if s, ok := literal(n); ok {
				texts[s] = true
			}
		case *ast.CallExpr:
			before, asks := askers[nameOf(n.Fun)]
			if !asks || len(n.Args) == 0 {
				return true
			}
			a := asking{at: files.Position(n.Pos()).String()}
			if s, ok := literal(n.Args[0]); ok {
				a.id = before + s
			} else if s, ok := literal(leftmost(n.Args[0])); ok {
				a.id, a.open = before+s, true
			} else {
				return true // hands on what it was asked for
			}
			if n.Ellipsis == token.NoPos {
				a.names = []string{}
				for i := 1; i < len(n.Args); i += 2 {
					s, _ := literal(n.Args[i])
					a.names = append(a.names, s)
				}
			}
			all = append(all, a)
		}
		return true
	})
	return all, nil
}

// leftmost is what a sum of texts begins with.
func leftmost(e ast.Expr) ast.Expr {
	for {
		sum, ok := e.(*ast.BinaryExpr)
		if !ok {
			return e
		}
		e = sum.X
	}
}

func nameOf(f ast.Expr) string {
	switch f := f.(type) {
	case *ast.SelectorExpr:
		return f.Sel.Name
	case *ast.Ident:
		return f.Name
	}
	return ""
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

// shipped loads the languages of this repository.
func shipped(t *testing.T) map[string]*language.Language {
	t.Helper()
	var problems place.List
	p := load.Load(casemaker.Defaults(), &problems)
	for _, problem := range problems.All() {
		if strings.HasPrefix(problem.File, "data/language/") && !problem.Warning {
			t.Error(problem)
		}
	}
	return p.Languages.ByID
}

// English has every message that the program asks for, with the placeholders that it gives, and no other.
func TestEnglishIsWhatTheProgramAsksFor(t *testing.T) {
	english := shipped(t)[language.Base]
	all, texts := askings(t)
	if len(all) < 60 {
		t.Fatalf("%d places found that ask for a message, want many more", len(all))
	}
	asked := map[string]bool{}
	for _, a := range all {
		if a.open {
			found := false
			for _, id := range english.Messages() {
				if strings.HasPrefix(id, a.id) {
					asked[id], found = true, true
				}
			}
			if !found {
				t.Errorf("%s: no message begins with %q", a.at, a.id)
			}
			continue
		}
		asked[a.id] = true
		if !english.Knows(a.id) {
			t.Errorf("%s: data/language/en lacks the message %q", a.at, a.id)
			continue
		}
		text := english.Text(a.id)["other"]
		want, err := language.Placeholders(text)
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(a.names)
		if a.names != nil && !slices.Equal(a.names, want) {
			t.Errorf("%s: %q is given %q, and has %q", a.at, a.id, a.names, want)
		}
	}
	for _, id := range english.Messages() {
		if strings.HasPrefix(id, language.Labels) {
			continue // the model's own tests hold its table of ids against them
		}
		if !asked[id] && !texts[id] {
			t.Errorf("data/language/en has the message %q, which the program never says", id)
		}
	}
}
