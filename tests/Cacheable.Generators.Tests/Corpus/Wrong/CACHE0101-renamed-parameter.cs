namespace Library.Loans;

/// <summary>The parameter was renamed, the template was not.</summary>
public interface ILoanDesk
{
    [Cached("member:<{|CACHE0101:memberId|}>:loans", Ttl = "3m")]
    Task<IReadOnlyList<string>> GetLoansAsync(int readerId, CancellationToken cancellationToken = default);
}
