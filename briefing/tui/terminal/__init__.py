"""What goes down the line besides the cells. The only place that knows Textual's driver."""
