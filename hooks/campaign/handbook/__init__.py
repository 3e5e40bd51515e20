"""A handbook's text on its way from an editor's Markdown to the screen and to paper.

source --> what rules look at (files, lines)
chapter's HTML, as MkDocs renders it --numbering--> HTML with numbers --screen--> web page
                                                                      --paper---> XML for Typst
"""
