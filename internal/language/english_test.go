package language_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// speaking are the packages whose texts readers see. Package document is not among them: its words are problems of files.
var speaking = []string{
	"chart", "content", "exhibit", "figure", "format", "model", "pdf", "preview", "table", "text", "web", "word", "workings",
}

// editorsOnly are files of theirs whose words only editors and programmers read: what casemaker list says of ids, and what is wrong
// with a template.
var editorsOnly = []string{"../model/fillers.go", "../model/ids.go", "../web/trial.go", "../word/placeholder.go"}

// forEditors are the functions whose words are for editors and programmers: faults, problems with their remedies, panics.
var forEditors = regexp.MustCompile(`(?i)^(panic|.*errorf|.*warnf|new|execute)$`)

// notSaid are texts that are ids, classes or parts of names that are looked for, and remedies that lint gives.
var notSaid = []string{"pounds and pence", "not tested", "about or no style", "no style", "percent or one_in", " Council and ", "the year to mid-", "bars direct"}

// aSentence is two words or more, and notWords are texts that are none: HTML and styles.
var (
	aSentence = regexp.MustCompile(`[A-Za-z’]{2,} [a-z’]{2,}`)
	notWords  = regexp.MustCompile(`[<>={]`)
)

// What readers see is in data/language: no sentence stands in the program.
func TestNoSentenceStandsInTheProgram(t *testing.T) {
	for _, name := range speaking {
		files, err := filepath.Glob("../" + name + "/*.go")
		if err != nil || len(files) == 0 {
			t.Errorf("internal/%s has no files: %v", name, err)
		}
		for _, file := range files {
			if !strings.HasSuffix(file, "_test.go") && !slices.Contains(editorsOnly, file) {
				checkSentences(t, file)
			}
		}
	}
}

func checkSentences(t *testing.T, name string) {
	t.Helper()
	source, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	files := token.NewFileSet()
	parsed, err := parser.ParseFile(files, name, source, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(parsed, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if forEditors.MatchString(nameOf(n.Fun)) {
				return false
			}
		case *ast.Field:
			return false // a tag
		case *ast.BasicLit:
			if s, ok := literal(n); ok && aSentence.MatchString(s) && !notWords.MatchString(s) && !slices.Contains(notSaid, s) {
				t.Errorf("%s: %q stands in the program; put it into data/language/en, or into notSaid if no reader sees it", files.Position(n.Pos()), s)
			}
		}
		return true
	})
}
