package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"github.com/alecthomas/kong"

	"casemaker"
	"casemaker/internal/layer"
	"casemaker/internal/place"
	"casemaker/internal/site"
)

// Exit codes. Scripts and hosts depend on them.
const (
	exitDone    = 0
	exitProject = 1 // something in the project is wrong
	exitUsage   = 2 // the command line is wrong

	exitStopped = 130 // stopped by Ctrl-C, or asked to end
)

// commands is the command line.
type commands struct {
	JSON    bool   `name:"json" help:"Print problems as JSON, one a line."`
	Project string `help:"Project folder. Its files are laid over the built-in ones." default:"." type:"path" placeholder:"DIR"`

	Build   buildCommand   `cmd:"" help:"Write the site."`
	Serve   serveCommand   `cmd:"" help:"Show the site while it is written: pages made when asked for, anew when a file changes."`
	Check   checkCommand   `cmd:"" help:"Report everything that build would refuse, and what it would only warn of."`
	Diff    diffCommand    `cmd:"" help:"Say which figures and words differ between two built sites, and why."`
	Init    initCommand    `cmd:"" help:"Write a small project that builds at once."`
	New     newCommand     `cmd:"" help:"Add a commented file: an area, a document or a page."`
	Show    showCommand    `cmd:"" help:"Print a built-in file, or what is in force of one that the project changes."`
	Explain explainCommand `cmd:"" help:"Print a figure's working and sources as a tree."`
	Import  importCommand  `cmd:"" help:"Take the files that publishers hand out into area files."`
	List    listCommand    `cmd:"" help:"List the areas, figures, blocks, sources or documents there are to use."`

	Schema     schemaCommand     `cmd:"" help:"Print JSON Schema of every data file, or a configuration for a browser editor."`
	Completion completionCommand `cmd:"" help:"Print a script that completes commands in a shell."`
	Version    versionCommand    `cmd:"" help:"Say which program this is."`
}

// A terminal is where a command prints.
type terminal struct {
	ctx      context.Context
	out, err io.Writer
	json     bool
	project  string
	layers   layer.FS    // that were opened; the first is the project's own folder
	all      bool        // warnings of built-in files are printed one by one
	building atomic.Bool // a build is under way, which ends by itself when it is asked to
}

// errProject is returned where the problems have been printed already.
var errProject = errors.New("the project has problems")

func run(ctx context.Context, args []string, out, errs io.Writer) (code int) {
	var c commands
	exited := false
	parser, err := kong.New(&c,
		kong.Name("casemaker"),
		kong.Description("Local briefs and business cases for parent-infant relationship teams, from plain files."),
		kong.Writers(out, errs),
		kong.Exit(func(n int) { exited, code = true, n }),
		kong.UsageOnError(),
		kong.Vars{"formats": strings.Join(site.Formats(), ", ")},
	)
	if err != nil {
		panic(err)
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	if len(args) == 1 && args[0] == "--version" {
		args = []string{"version"}
	}
	parsed, err := parser.Parse(args)
	if exited {
		return code
	}
	if err != nil {
		fmt.Fprintf(errs, "casemaker: %v%s\ncasemaker: see casemaker --help\n", err, expected(err))
		return exitUsage
	}
	t := &terminal{ctx: ctx, out: out, err: errs, json: c.JSON, project: c.Project}
	switch err := t.attend(func() error { return parsed.Run(t) }); {
	case err == nil:
		return exitDone
	case errors.Is(err, context.Canceled):
		said := "stopped"
		if t.building.Load() {
			said += "; the site is as it was"
		}
		fmt.Fprintf(errs, "casemaker: %s\n", said)
		return exitStopped
	case errors.Is(err, errProject):
		return exitProject
	case errors.As(err, new(usageError)), errors.As(err, new(site.UnknownAreaError)):
		fmt.Fprintf(errs, "casemaker: %v\n", err)
		return exitUsage
	default:
		fmt.Fprintf(errs, "casemaker: %v\n", err)
		return exitProject
	}
}

// expected says what can stand where an argument is missing, in the words of the help; empty where none is missing.
func expected(err error) string {
	var wrong *kong.ParseError
	if !errors.As(err, &wrong) || wrong.Context == nil || wrong.Context.Selected() == nil {
		return ""
	}
	for _, argument := range wrong.Context.Selected().Positional {
		if strings.HasPrefix(err.Error(), fmt.Sprintf("expected \"<%s>", argument.Name)) {
			return ": " + argument.Help
		}
	}
	return ""
}

// patience is how long a command has to end by itself once it has been asked to.
const patience = 150 * time.Millisecond

// attend runs a command, and leaves it where it is soon after it has been asked to end. A build is waited for: it ends by
// itself, and cleans up.
func (t *terminal) attend(command func() error) error {
	done := make(chan error, 1)
	go func() {
		defer func() {
			if fault := recover(); fault != nil {
				done <- fmt.Errorf("a fault in the program, please report it: %v", fault)
			}
		}()
		done <- command()
	}()
	select {
	case err := <-done:
		return err
	case <-t.ctx.Done():
	}
	select {
	case err := <-done:
		return err
	case <-time.After(patience):
	}
	if t.building.Load() {
		return <-done
	}
	return t.ctx.Err()
}

// A usageError is a command line that cannot be carried out.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

// files is the project's folder over the built-in project.
func (t *terminal) files() (fs.FS, error) {
	state, err := os.Stat(t.project)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, usageError{fmt.Sprintf("there is no folder %s", t.project)}
	case err != nil:
		return nil, fmt.Errorf("opening the project: %w", err)
	case !state.IsDir():
		return nil, usageError{fmt.Sprintf("%s is not a folder", t.project)}
	}
	// A root is not left by links.
	root, err := os.OpenRoot(t.project)
	if err != nil {
		return nil, fmt.Errorf("opening the project: %w", err)
	}
	t.layers = layer.FS{root.FS(), casemaker.Defaults()}
	return t.layers, nil
}

// ask reads the project for a command that only asks it something: warnings are left to the others.
func (t *terminal) ask() (*site.Site, error) {
	files, err := t.files()
	if err != nil {
		return nil, err
	}
	var problems place.List
	if s := site.Open(files, &problems); s != nil {
		return s, nil
	}
	if err := t.print(&problems); err != nil {
		return nil, err
	}
	return nil, errProject
}

// with reads the project, does some work with it, and prints the problems that were found all along.
func (t *terminal) with(work func(*site.Site) error) error {
	files, err := t.files()
	if err != nil {
		return err
	}
	var problems place.List
	s := site.Open(files, &problems)
	if s == nil {
		err = site.ErrProblems
	} else {
		err = work(s)
	}
	return t.outcome(&problems, err)
}

// outcome prints the problems that were found, and turns an error into what it means for the command.
func (t *terminal) outcome(problems *place.List, err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	if errors.Is(err, site.ErrProblems) {
		err = errProject
	}
	return cmp.Or(t.print(problems), err)
}

// print prints problems. What is only worth a look, and in no file of the project's own, is one line: whoever writes the project
// can do little about it.
func (t *terminal) print(problems *place.List) error {
	if t.json {
		return problems.PrintJSON(t.err)
	}
	if t.all || t.layers == nil {
		return problems.Print(t.err)
	}
	var own place.List
	built := 0
	for _, p := range problems.All() {
		if p.Warning && p.Line > 0 && t.layers.Of(p.File) > 0 {
			built++
			continue
		}
		own.Add(p)
	}
	if err := own.Print(t.err); err != nil || built == 0 {
		return err
	}
	_, err := fmt.Fprintf(t.err, "built-in files: warning: %s worth a look, none in a file of yours; casemaker check --all lists them\n", counted(built, "thing is", "things are"))
	return err
}

// counted is a number with what it counts.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// inProject is a path as the user meant it: below the project folder unless it is absolute.
func (t *terminal) inProject(path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(t.project, path)
}
