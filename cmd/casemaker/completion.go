package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"
)

// completionCommand prints a script that completes commands and flags in a shell.
type completionCommand struct {
	Shell string `arg:"" enum:"bash,zsh,fish,powershell" help:"bash, zsh, fish or powershell."`
}

// Help is printed below the flags.
func (completionCommand) Help() string {
	return `Examples:
  source <(casemaker completion bash)
  casemaker completion zsh > "${fpath[1]}/_casemaker"
  casemaker completion fish > ~/.config/fish/completions/casemaker.fish
  casemaker completion powershell | Out-String | Invoke-Expression`
}

// Run implements the command.
func (c *completionCommand) Run(t *terminal, app *kong.Kong) error {
	commands := commandsOf(app.Model.Node, "")
	switch c.Shell {
	case "bash":
		return bash(t.out, commands)
	case "zsh":
		return zsh(t.out, commands)
	case "fish":
		return fish(t.out, commands)
	}
	return powershell(t.out, commands)
}

// A completed is a command with what can follow it.
type completed struct {
	name  string // "new area"; empty for the program itself
	help  string
	words []string // subcommands and flags
}

// commandsOf lists the program and its commands.
func commandsOf(node *kong.Node, name string) []completed {
	c := completed{name: name, help: node.Help}
	var below []completed
	for _, child := range node.Children {
		if child.Hidden {
			continue
		}
		c.words = append(c.words, child.Name)
		below = append(below, commandsOf(child, strings.TrimSpace(name+" "+child.Name))...)
	}
	for _, group := range node.AllFlags(true) {
		for _, flag := range group {
			c.words = append(c.words, "--"+flag.Name)
		}
	}
	for _, arg := range node.Positional {
		c.words = append(c.words, strings.FieldsFunc(arg.Enum, func(r rune) bool { return r == ',' })...)
	}
	return append([]completed{c}, below...)
}

func bash(out io.Writer, commands []completed) error {
	var b strings.Builder
	b.WriteString("_casemaker() {\n  local words=\"\" path=\"\" word\n  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n    [[ $word == -* ]] || path=\"${path:+$path }$word\"\n  done\n  case \"$path\" in\n")
	for i := len(commands) - 1; i >= 0; i-- {
		c := commands[i]
		match := "\"" + c.name + "\"*"
		if c.name == "" {
			match = "*"
		}
		fmt.Fprintf(&b, "    %s) words=%q ;;\n", match, strings.Join(c.words, " "))
	}
	b.WriteString("  esac\n  COMPREPLY=($(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\"))\n}\ncomplete -o default -F _casemaker casemaker\n")
	_, err := io.WriteString(out, b.String())
	return err
}

func zsh(out io.Writer, commands []completed) error {
	var b strings.Builder
	b.WriteString("#compdef casemaker\n_casemaker() {\n  local -a options\n  local line=\"${(j: :)${words[2,CURRENT-1]:#-*}}\"\n  case \"$line\" in\n")
	for i := len(commands) - 1; i >= 0; i-- {
		c := commands[i]
		match := "'" + c.name + "'*"
		if c.name == "" {
			match = "*"
		}
		fmt.Fprintf(&b, "    %s) options=(%s) ;;\n", match, strings.Join(c.words, " "))
	}
	b.WriteString("  esac\n  compadd -- $options\n  _files\n}\ncompdef _casemaker casemaker\n")
	_, err := io.WriteString(out, b.String())
	return err
}

func fish(out io.Writer, commands []completed) error {
	var b strings.Builder
	for _, c := range commands {
		condition := "__fish_use_subcommand"
		if c.name != "" {
			condition = "__fish_seen_subcommand_from " + strings.ReplaceAll(c.name, " ", "; and __fish_seen_subcommand_from ")
		}
		for _, word := range c.words {
			if flag, ok := strings.CutPrefix(word, "--"); ok {
				fmt.Fprintf(&b, "complete -c casemaker -n '%s' -l %s\n", condition, flag)
				continue
			}
			fmt.Fprintf(&b, "complete -c casemaker -n '%s' -a %s\n", condition, word)
		}
	}
	_, err := io.WriteString(out, b.String())
	return err
}

func powershell(out io.Writer, commands []completed) error {
	var b strings.Builder
	b.WriteString("Register-ArgumentCompleter -Native -CommandName casemaker -ScriptBlock {\n  param($word, $ast, $cursor)\n  $path = (($ast.CommandElements | Select-Object -Skip 1 | ForEach-Object { \"$_\" } | Where-Object { $_ -notlike '-*' -and $_ -ne $word }) -join ' ')\n  $known = [ordered]@{\n")
	for i := len(commands) - 1; i >= 0; i-- {
		c := commands[i]
		fmt.Fprintf(&b, "    '%s' = '%s'\n", c.name, strings.Join(c.words, " "))
	}
	b.WriteString("  }\n  foreach ($name in $known.Keys) {\n    if ($path -eq $name -or $path.StartsWith(\"$name \") -or $name -eq '') {\n      $known[$name].Split(' ') | Where-Object { $_ -like \"$word*\" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }\n      break\n    }\n  }\n}\n")
	_, err := io.WriteString(out, b.String())
	return err
}
