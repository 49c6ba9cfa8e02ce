"""Certificates for the wall (giấy công nhận): thousands of pages in one file."""
