// Tries: to have the compiler compute constants of 2^36 letters.
// Ends: compile_error
// Mode: compile
// Limits: cpu_ms=1500 memory_mib=192
#line 1 "/etc/shadow"
class ConstantBomb {
    const string A = "sixteen letters!";
    const string B = A + A + A + A + A + A + A + A + A + A + A + A + A + A + A + A;
    const string C = B + B + B + B + B + B + B + B + B + B + B + B + B + B + B + B;
    const string D = C + C + C + C + C + C + C + C + C + C + C + C + C + C + C + C;
    const string E = D + D + D + D + D + D + D + D + D + D + D + D + D + D + D + D;
    const string F = E + E + E + E + E + E + E + E + E + E + E + E + E + E + E + E;
    const string G = F + F + F + F + F + F + F + F + F + F + F + F + F + F + F + F;
    static void Main() { System.Console.WriteLine(G); }
}
