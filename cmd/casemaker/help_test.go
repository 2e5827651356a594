package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

// The help of every command shows an example that begins with the command.
func TestHelpHasExamples(t *testing.T) {
	t.Parallel()
	parser, err := kong.New(&commands{}, kong.Vars{"formats": ""})
	if err != nil {
		t.Fatal(err)
	}
	var visit func(*kong.Node, []string)
	visit = func(n *kong.Node, words []string) {
		for _, child := range n.Children {
			visit(child, append(words[:len(words):len(words)], child.Name))
		}
		if len(words) == 0 || len(n.Children) > 0 {
			return
		}
		var out bytes.Buffer
		run(t.Context(), append(words[:len(words):len(words)], "--help"), &out, &out)
		if example := "casemaker " + words[0]; !strings.Contains(n.Detail, example) {
			t.Errorf("the help of %q has no example that begins with %q:\n%s", strings.Join(words, " "), example, out.String())
		}
	}
	visit(parser.Model.Node, nil)
}

// Each shell is given every command.
func TestCompletionKnowsCommands(t *testing.T) {
	t.Parallel()
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		var out, errs bytes.Buffer
		if code := run(t.Context(), []string{"completion", shell}, &out, &errs); code != exitDone {
			t.Errorf("completion %s ends with %d: %s", shell, code, errs.String())
		}
		for _, word := range []string{"build", "serve", "check", "init", "area", "blocks", "base-url", "addr"} {
			if !strings.Contains(out.String(), word) {
				t.Errorf("the script for %s lacks %q", shell, word)
			}
		}
	}
}
