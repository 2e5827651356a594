package web

import (
	"encoding/json"
	"html/template"
	"strings"
	"sync"

	"casemaker/internal/language"
)

// scriptParts are the scripts that go along with one that pages ask for, before it. None goes along with two of one page.
var scriptParts = map[string][]string{
	"site.js":    {"words.js"},
	"what-if.js": {"figures.js"}, // after site.js
	"compare.js": {"words.js", "figures.js", "areas.js"},
	"home.js":    {"words.js", "areas.js", "near.js"},
	"search.js":  {"words.js", "areas.js", "near.js"},
	"filter.js":  {"words.js", "areas.js"},
}

// laterScript is fetched when a reader needs it, and brings its words in the site's own language along.
const laterScript = "what-if.js"

// spokenBy are the sections of a language's files that each script says.
var spokenBy = map[string][]string{
	"site.js":    {"script"},
	"figures.js": {"script-figures"},
	"compare.js": {"script-index"},
	"home.js":    {"script-home"},
	"search.js":  {"script-search"},
	"filter.js":  {"script-search"},
	"what-if.js": {"script-what-if"},
}

// A wordStore keeps what scripts say, by language and scripts: every page hands the same words over. It is safe for many goroutines.
type wordStore struct {
	mu   sync.Mutex
	made map[wordKey]template.JS
}

type wordKey struct {
	language *language.Language
	scripts  string
}

// of are the words for the scripts of a page.
func (s *wordStore) of(l *language.Language, scripts []string) (template.JS, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := wordKey{l, strings.Join(scripts, " ")}
	words, ok := s.made[key]
	if !ok {
		var err error
		if words, err = scriptWords(l, scripts); err != nil {
			return "", err
		}
		s.made[key] = words
	}
	return words, nil
}

// scriptWords are the messages that scripts say, as JSON for words.js: all of them in the page's language if that has them all, or
// else in English. It is empty where no script says anything.
func scriptWords(l *language.Language, scripts []string) (template.JS, error) {
	var sections []string
	for _, script := range scripts {
		for _, part := range append([]string{script}, scriptParts[script]...) {
			sections = append(sections, spokenBy[part]...)
		}
	}
	if len(sections) == 0 {
		return "", nil
	}
	if !l.Whole(sections...) {
		l = l.Base()
	}
	text, err := json.Marshal(struct {
		Lang     string         `json:"lang"`
		Messages map[string]any `json:"messages"`
	}{l.Lang(), messagesOf(l, sections)})
	return template.JS(text), err
}

// scriptMessages are the messages that a script and what goes along with it say, as JSON.
func scriptMessages(l *language.Language, script string) ([]byte, error) {
	var sections []string
	for _, part := range append([]string{script}, scriptParts[script]...) {
		sections = append(sections, spokenBy[part]...)
	}
	return json.Marshal(messagesOf(l, sections))
}

// messagesOf are the messages of sections by their ids; those with plural forms have all of them.
func messagesOf(l *language.Language, sections []string) map[string]any {
	messages := map[string]any{}
	for _, id := range l.Messages() {
		for _, section := range sections {
			if !strings.HasPrefix(id, section+".") {
				continue
			}
			if m := l.Text(id); len(m) > 1 {
				messages[id] = m
			} else {
				messages[id] = m["other"]
			}
		}
	}
	return messages
}
