package house_test

import (
	"go/ast"
	"go/token"
	"testing"
)

// Limits that a reader can hold in mind. They are wider than what we aim for
// (a file of about 100 lines, a function of about 10): past them there is surely
// a hidden noun.
const (
	fileLines     = 300
	functionLines = 50
)

func TestSmall(t *testing.T) {
	for _, src := range sources(t) {
		if src.test() {
			continue
		}
		if n := src.line(src.file.FileEnd); n > fileLines {
			t.Errorf("%s has %d lines, %d at most", src.path, n, fileLines)
		}
		for _, d := range src.file.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if n := src.line(fn.End()) - src.line(fn.Pos()) + 1; n > functionLines {
				t.Errorf("%s:%d: %s has %d lines, %d at most", src.path, src.line(fn.Pos()), fn.Name, n, functionLines)
			}
		}
	}
}

// Nothing happens by being imported, and only main ends the process.
func TestNoInitNoExit(t *testing.T) {
	for _, src := range sources(t) {
		if src.test() {
			continue
		}
		ast.Inspect(src.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if n.Name.Name == "init" && n.Recv == nil {
					t.Errorf("%s:%d: no init; let the caller call it", src.path, src.line(n.Pos()))
				}
			case *ast.SelectorExpr:
				pkg, ok := n.X.(*ast.Ident)
				ends := ok && (pkg.Name == "os" && n.Sel.Name == "Exit" || pkg.Name == "log" && ast.IsExported(n.Sel.Name))
				if ends && src.file.Name.Name != "main" {
					t.Errorf("%s:%d: %s.%s belongs in a program's main; return an error", src.path, src.line(n.Pos()), pkg.Name, n.Sel.Name)
				}
			}
			return true
		})
	}
}

// A package variable may be a table, an error or an embedded file; nothing
// changes it. The check goes by names: an assignment to, or the address of, a
// name that no function declares.
func TestNoMutableState(t *testing.T) {
	all := sources(t)
	vars := map[string]bool{} // "internal/cli.name"
	for _, src := range all {
		for _, d := range src.file.Decls {
			gen, ok := d.(*ast.GenDecl)
			if !ok || gen.Tok != token.VAR || src.test() {
				continue
			}
			for _, spec := range gen.Specs {
				for _, name := range spec.(*ast.ValueSpec).Names {
					vars[src.pkg+"."+name.Name] = true
				}
			}
		}
	}
	for _, src := range all {
		if src.test() {
			continue
		}
		ast.Inspect(src.file, func(n ast.Node) bool {
			for _, target := range changed(n) {
				id := rootOf(target)
				if id != nil && vars[src.pkg+"."+id.Name] && packageLevel(id, src.file) {
					t.Errorf("%s:%d: package variable %s is changed; pass it along instead", src.path, src.line(id.Pos()), id.Name)
				}
			}
			return true
		})
	}
}

// changed returns the expressions that a statement writes to.
func changed(n ast.Node) []ast.Expr {
	switch n := n.(type) {
	case *ast.AssignStmt:
		if n.Tok != token.DEFINE {
			return n.Lhs
		}
	case *ast.IncDecStmt:
		return []ast.Expr{n.X}
	case *ast.UnaryExpr:
		if n.Op == token.AND {
			return []ast.Expr{n.X}
		}
	}
	return nil
}

// rootOf returns the variable that x.f, x[i] and *x are parts of, nil where there is none.
func rootOf(x ast.Expr) *ast.Ident {
	for {
		switch e := x.(type) {
		case *ast.Ident:
			return e
		case *ast.SelectorExpr:
			x = e.X
		case *ast.IndexExpr:
			x = e.X
		case *ast.StarExpr:
			x = e.X
		case *ast.ParenExpr:
			x = e.X
		default:
			return nil
		}
	}
}

// packageLevel reports whether a name means a variable of the package. The
// parser resolves names within one file; what it leaves open is in another file.
// go/types would know for certain, and would have to load every dependency first.
func packageLevel(id *ast.Ident, file *ast.File) bool {
	if id.Obj == nil {
		return true
	}
	return file.Scope.Lookup(id.Name) == id.Obj
}
