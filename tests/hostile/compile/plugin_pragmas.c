// Tries: to give the compiler options from inside the source: plug-ins, dumps to files, other programs to run.
// Ends: built
// Mode: compile
#pragma GCC optimize("plugin=/box/planted.so")
#pragma GCC optimize("dump-tree-all=/tmp/dump")
#pragma GCC optimize("-wrapper", "/bin/sh,-c,id")
#pragma comment(linker, "/include:/etc/shadow")
__attribute__((optimize("-fplugin=/box/planted.so", "-specs=/etc/shadow"))) int stub(void)
{
    return 0;
}
int main(void)
{
    return 0;
}
