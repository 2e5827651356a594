package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"casemaker/internal/load"
	"casemaker/internal/reference"
)

// schemaCommand prints what can stand in data files, for other programs.
type schemaCommand struct {
	CMS bool   `name:"cms" help:"Print a configuration for Sveltia CMS or Decap CMS instead."`
	Out string `help:"Write a schema for each file into a folder, with a .taplo.toml beside them for editors." placeholder:"DIR"`
}

// Help is printed below the flags.
func (schemaCommand) Help() string {
	return `Examples:
  casemaker schema --out .schema        (then VS Code with Even Better TOML completes and checks)
  casemaker schema --cms > admin/config.json`
}

// Run implements the command.
func (s *schemaCommand) Run(t *terminal) error {
	files, err := t.files()
	if err != nil {
		return err
	}
	keys := load.Keys(files)
	switch {
	case s.CMS:
		_, p, err := builtIn()
		if err != nil {
			return err
		}
		return printJSON(t, reference.CMS(keys, p.Catalogue.IDs))
	case s.Out != "":
		return s.folder(t, keys)
	}
	return printJSON(t, reference.Schemas(keys))
}

func printJSON(t *terminal, value any) error {
	enc := json.NewEncoder(t.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(value)
}

// folder writes a schema for each data file, and which files each is for.
func (s *schemaCommand) folder(t *terminal, keys []load.Key) error {
	var rules strings.Builder
	count := 0
	for _, file := range reference.Files(keys) {
		if !strings.HasPrefix(file, "data/") {
			continue
		}
		text, err := json.MarshalIndent(reference.Schema(keys, file), "", "  ")
		if err != nil {
			return fmt.Errorf("writing the schema of %s: %w", file, err)
		}
		name := strings.NewReplacer("data/", "", "/NAME.toml", "", ".toml", "").Replace(file) + ".schema.json"
		if err := write(t.inProject(filepath.Join(s.Out, name)), string(text)+"\n"); err != nil {
			return err
		}
		fmt.Fprintf(&rules, "[[rule]]\ninclude = [%q]\n[rule.schema]\npath = %q\n\n", "**/"+strings.Replace(file, "NAME", "*", 1), "./"+filepath.ToSlash(filepath.Join(s.Out, name)))
		count++
	}
	if err := write(t.inProject(".taplo.toml"), rules.String()); err != nil {
		return err
	}
	_, err := fmt.Fprintf(t.out, "%d schemas in %s, and .taplo.toml\n", count, s.Out)
	return err
}
