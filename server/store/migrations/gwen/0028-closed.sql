-- Made anew by 0006, this one function was open to every role again; only these two have any use for it.
revoke execute on function gwen.load_for_write from public;
