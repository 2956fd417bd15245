namespace Club.Members;

public sealed record Member(int Number, string Name, DateOnly Since);

public interface IMembers
{
    [{|CACHE0304:Cached("member:<number>", Ttl = "30m")|}]
    Task<Member?> FindAsync(int number, CancellationToken cancellationToken);

    [InvalidatesCache("member:<member.Number>")]
    Task EnrolAsync(Member member);
}
