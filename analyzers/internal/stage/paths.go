package stage

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/cfg"
)

// A Source is a type-checked package, and what is known of its calls.
type Source struct {
	Pkg   *types.Package
	Files []*ast.File
	Info  *types.Info

	// FlagKey returns the key of the feature flag that a call asks for.
	FlagKey func(*ast.CallExpr) (string, bool)
	// Returns reports whether control comes back from a call.
	Returns func(*ast.CallExpr) bool
}

// Paths answers questions about one package.
type Paths struct {
	src    Source
	book   *Book
	set    map[*types.Var]*setting
	graphs map[*ast.BlockStmt]*graph
}

// NewPaths returns those of the package by the marks of the book, which is not nil.
func NewPaths(src Source, book *Book) *Paths {
	return &Paths{src: src, book: book, graphs: make(map[*ast.BlockStmt]*graph)}
}

// IsGated reports whether every way to the last node of the stack, which begins with its
// file, passes a gate of the stage. A function literal is where it stands.
func (p *Paths) IsGated(stack []ast.Node, stage string) bool {
	for i := len(stack) - 2; i >= 0; i-- {
		switch parent := stack[i].(type) {
		case *ast.BinaryExpr:
			if stack[i+1] != parent.Y {
				continue
			}
			if parent.Op == token.LAND && p.implies(parent.X, true, stage, 0) || parent.Op == token.LOR && p.implies(parent.X, false, stage, 0) {
				return true
			}
		case *ast.FuncLit:
			if p.passes(parent.Body, stack[i+1:], stage) {
				return true
			}
		case *ast.FuncDecl:
			return p.passes(parent.Body, stack[i+1:], stage)
		}
	}
	return false
}

// A graph is the control flow of one body.
type graph struct {
	blocks     []*cfg.Block
	at         map[ast.Node]*cfg.Block
	conditions map[ast.Node]ast.Expr // what is asked at the end of a block, by its last node
}

func (p *Paths) graphOf(body *ast.BlockStmt) *graph {
	if g := p.graphs[body]; g != nil {
		return g
	}
	g := &graph{blocks: cfg.New(body, p.src.Returns).Blocks, at: make(map[ast.Node]*cfg.Block), conditions: conditionsOf(body)}
	for _, block := range g.blocks {
		for _, n := range block.Nodes {
			g.at[n] = block
		}
	}
	p.graphs[body] = g
	return g
}

// conditionsOf returns the conditions of a body by the node that package cfg has for them:
// of a switch that is the expression of the case.
func conditionsOf(body *ast.BlockStmt) map[ast.Node]ast.Expr {
	conditions := make(map[ast.Node]ast.Expr)
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.IfStmt:
			conditions[n.Cond] = n.Cond
		case *ast.ForStmt:
			if n.Cond != nil {
				conditions[n.Cond] = n.Cond
			}
		case *ast.SwitchStmt:
			for _, clause := range n.Body.List {
				for _, expr := range clause.(*ast.CaseClause).List {
					conditions[expr] = expr
					if n.Tag != nil {
						conditions[expr] = &ast.BinaryExpr{X: n.Tag, Op: token.EQL, Y: expr}
					}
				}
			}
		}
		return true
	})
	return conditions
}

// passes reports whether every way from the beginning of body to the last node of the
// stack passes a gate. A place that no way leads to counts as gated.
func (p *Paths) passes(body *ast.BlockStmt, stack []ast.Node, stage string) bool {
	if body == nil {
		return false
	}
	g := p.graphOf(body)
	var target *cfg.Block
	for _, n := range slices.Backward(stack) {
		if target = g.at[n]; target != nil {
			break
		}
	}
	if target == nil || len(g.blocks) == 0 {
		return false
	}
	seen := make(map[*cfg.Block]bool)
	var reaches func(block *cfg.Block) bool
	reaches = func(block *cfg.Block) bool {
		if block == target {
			return true
		}
		seen[block] = true
		for i, next := range block.Succs {
			if !seen[next] && !p.isGateEdge(g, block, i == 0, stage) && reaches(next) {
				return true
			}
		}
		return false
	}
	return !reaches(g.blocks[0])
}

// isGateEdge reports whether the stage is on where the condition at the end of block has
// the value.
func (p *Paths) isGateEdge(g *graph, block *cfg.Block, value bool, stage string) bool {
	if len(block.Nodes) == 0 || len(block.Succs) != 2 {
		return false
	}
	condition := g.conditions[block.Nodes[len(block.Nodes)-1]]
	return condition != nil && p.implies(condition, value, stage, 0)
}
