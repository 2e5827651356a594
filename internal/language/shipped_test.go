package language_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

// inTemplate is where a template asks for a message.
var inTemplate = regexp.MustCompile(`Say "([^"]*)"`)

// literals reads the program: the messages that it asks for, and every text that stands in it.
func literals(t *testing.T) (asked, all map[string]bool) {
	t.Helper()
	asked, all = map[string]bool{}, map[string]bool{}
	text := func(e ast.Expr) (string, bool) {
		lit, ok := e.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return "", false
		}
		s, err := strconv.Unquote(lit.Value)
		return s, err == nil
	}
	read := func(name string) error {
		if strings.HasSuffix(name, ".html") {
			data, err := os.ReadFile(name)
			for _, found := range inTemplate.FindAllSubmatch(data, -1) {
				asked[string(found[1])] = true
			}
			return err
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit:
				if s, ok := text(n); ok {
					all[s] = true
				}
			case *ast.CallExpr:
				name := ""
				switch f := n.Fun.(type) {
				case *ast.SelectorExpr:
					name = f.Sel.Name
				case *ast.Ident:
					name = f.Name
				}
				if strings.EqualFold(name, "say") && len(n.Args) > 0 {
					if s, ok := text(n.Args[0]); ok {
						asked[s] = true
					}
				}
			}
			return true
		})
		return nil
	}
	for _, root := range []string{"../../internal", "../../templates"} {
		err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			return read(name)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return asked, all
}

// The English catalogue lists every message that the program asks for, and no other; the Welsh one has them all.
func TestCataloguesAreComplete(t *testing.T) {
	asked, all := literals(t)
	if len(asked) < 60 {
		t.Fatalf("%d messages found in the program, want about 75", len(asked))
	}
	messages := func(file string) map[string]any {
		var c struct{ Messages map[string]any }
		if _, err := toml.DecodeFile("../../data/language/"+file, &c); err != nil {
			t.Fatal(err)
		}
		return c.Messages
	}
	english, welsh := messages("en.toml"), messages("cy.toml")
	for m := range asked {
		if english[m] == nil {
			t.Errorf("the program says %q, which data/language/en.toml does not list", m)
		}
	}
	for m := range english {
		if !asked[m] && !all[m] {
			t.Errorf("data/language/en.toml lists %q, which the program never says", m)
		}
		if welsh[m] == nil {
			t.Errorf("data/language/cy.toml lacks %q", m)
		}
	}
}
