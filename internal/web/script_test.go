package web

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"testing"

	"github.com/dop251/goja"

	"casemaker/internal/language"
)

// A script runs the site's own JavaScript without a browser.
type script struct {
	t  *testing.T
	vm *goja.Runtime
}

// newScript loads files of templates/assets, after words.js with the English of every script.
func newScript(t *testing.T, names ...string) *script {
	t.Helper()
	s := &script{t, goja.New()}
	for _, name := range append([]string{"words.js"}, names...) {
		text, err := os.ReadFile("../../templates/assets/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.vm.RunScript(name, string(text)); err != nil {
			t.Fatalf("running %s: %v", name, err)
		}
	}
	text, err := scriptWords(own(t).Language(language.Base), slices.Sorted(maps.Keys(spokenBy)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.vm.RunString("(function (words) { say.use(words.messages, words.lang); })(" + string(text) + ")"); err != nil {
		t.Fatalf("handing over the words: %v", err)
	}
	return s
}

// call calls a function of the script with arguments as JSON, and decodes what it returns into result.
func (s *script) call(function string, result any, arguments ...any) {
	s.t.Helper()
	text, err := json.Marshal(arguments)
	if err != nil {
		s.t.Fatal(err)
	}
	v, err := s.vm.RunString("JSON.stringify((" + function + ").apply(null, " + string(text) + "))")
	if err != nil {
		s.t.Fatalf("%s%s: %v", function, text, err)
	}
	if err := json.Unmarshal([]byte(v.String()), result); err != nil {
		s.t.Fatalf("%s%s returned %s: %v", function, text, v, err)
	}
}
