package load_test

import (
	"strings"
	"testing"

	"casemaker"
	"casemaker/internal/load"
)

// The keys are those that reading asks for, with what it demands of them, whether or not the built-in project uses them.
func TestKeys(t *testing.T) {
	keys := map[string]load.Key{}
	for _, k := range load.Keys(casemaker.Defaults()) {
		id := k.File + " " + k.Path()
		if _, twice := keys[id]; twice {
			t.Errorf("%s stands twice", id)
		}
		keys[id] = k
	}
	for id, want := range map[string]load.Key{
		"data/areas/NAME.toml name":                    {Type: load.TypeText, Required: true},
		"data/areas/NAME.toml boundary":                {Type: load.TypeDate},
		"data/areas/NAME.toml members":                 {Type: load.TypeTexts},
		"data/areas/NAME.toml figure.NAME.value":       {Type: load.TypeNumber, Required: true, Ranged: true},
		"data/areas/NAME.toml figure.NAME.series.YEAR": {Type: load.TypeNumber, Ranged: true},
		"data/areas/NAME.toml benefit.NAME.confidence": {Type: load.TypeNumber, Required: true, Ranged: true, Least: 1, Most: 6},
		"data/areas/NAME.toml made_up":                 {Type: load.TypeFlag},
		"data/areas/NAME.toml names.LANGUAGE":          {Type: load.TypeText},
		"data/project.toml theme.brand":                {Type: load.TypeText},
		"data/sources.toml NAME.publisher":             {Type: load.TypeText, Required: true},
		"content/toolkit/NAME.md title":                {Type: load.TypeText, Required: true},
	} {
		got, ok := keys[id]
		if !ok || got.Type != want.Type || got.Required != want.Required || got.Ranged != want.Ranged || want.Most > 0 && (got.Least != want.Least || got.Most != want.Most) {
			t.Errorf("%s is %+v, %v, want %+v", id, got, ok, want)
		}
	}
	if choices := keys["data/areas/NAME.toml nation"].Choices; len(choices) != 4 {
		t.Errorf("a nation may be %v, want the four", choices)
	}
}

// Every key is explained, and nothing is explained that is no key.
func TestMeanings(t *testing.T) {
	meanings := load.Meanings()
	used := map[string]bool{}
	for _, k := range load.Keys(casemaker.Defaults()) {
		if k.Type == load.TypeTable || k.IsMessage() {
			continue
		}
		id, ok := load.Meant(meanings, k.File, k.Path())
		if !ok {
			t.Errorf("no line of keys.txt says what %s %s is", k.File, k.Path())
		}
		used[id] = true
	}
	for id, words := range meanings {
		if !used[id] {
			t.Errorf("keys.txt explains %s, which is no key", id)
		}
		if !strings.HasSuffix(words, ".") {
			t.Errorf("what is said of %s is no sentence: %q", id, words)
		}
	}
}
